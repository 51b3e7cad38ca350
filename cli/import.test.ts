import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { workOnImport } from "../server/data-quality/imports/run-import.ts";
import { type TestDatabase, testDatabase } from "../test/harness/database.ts";
import { bringIn, contentOf, meaningOf } from "../test/reference/bring-in.ts";

const root = join(import.meta.dirname, "..");
let folder: string;
let whole: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "vitalfew-kill-"));
  for (const [name, text] of Object.entries(aCompany(1200))) writeFileSync(join(folder, name), text);
  whole = await testDatabase();
  await bringIn(whole, [folder]);
});
afterAll(async () => {
  await whole.drop();
  rmSync(folder, { recursive: true });
});

/** A company's export: accounts, their people, orders with invoices, calls of which every third is delivered twice. */
function aCompany(size: number): Record<string, string> {
  const rows = (header: string, row: (nth: number) => string) =>
    [header, ...Array.from({ length: size }, (_, nth) => row(nth + 1))].join("\n");
  return {
    "Accounts.csv": rows(
      "ACCOUNTID,Account Name,Account Type,Website",
      (n) => `${n},Company ${n},Customer,c${n}.example`,
    ),
    "Contacts.csv": rows(
      "CONTACTID,Last Name,Account Id,Email",
      (n) => `${n},Person ${n},${n},p${n}@c${n}.example`,
    ),
    "Sales_Orders.csv": rows(
      "SALESORDERID,Subject,Status,Sub Total,Discount,Created Time",
      (n) => `${n},Order ${n},Created,${n}.50,0.25,03-07-2021 01:09`,
    ),
    "Invoices.csv": rows(
      "INVOICEID,Invoice Number,Sales Order Id,Invoice Status,Created Time,Account Id,Contact Id,Sub Total,Discount",
      (n) => `${n},${5000 + n},${n},Delivered,"20 Apr, 2021 07:49:50",${n},${n},$${n}.50,$0.25`,
    ),
    "Calls.csv": rows(
      "TASKID,Call Start Time,Call Duration (in seconds),Call Type,ACCOUNTID",
      (n) => `${n},2021-04-15 23:03:00,${60 + Math.floor(n / 3)},Inbound,7`,
    ),
  };
}

function start(db: TestDatabase, ...args: string[]): { child: ChildProcess; output: () => string } {
  let output = "";
  const child = spawn(process.execPath, [join(root, "cli/vitalfew.ts"), ...args], {
    env: { ...process.env, DATABASE_URL: db.url },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  return { child, output: () => output };
}

/** The step an import is at, looked at without pause until it is one of those meant. */
async function untilStep(db: TestDatabase, isMeant: (step: string) => boolean): Promise<string> {
  for (;;) {
    const [run] = await db.sql<{ run_id: string; step: string | null; state: string }>`
      select run_id, step, state from run where kind = 'import'`;
    if (run?.step && isMeant(run.step)) return run.run_id;
    if (run !== undefined && run.state !== "waiting" && run.state !== "working")
      throw new Error(`It is ${run.state} already.`);
  }
}

test.each(["Reading", "Checking", "Loading customers", "Loading quotes"])(
  "a load killed while %s is taken up again and ends like one that was never disturbed",
  async (step) => {
    const db = await testDatabase();
    try {
      const empty = await contentOf(db);
      const { child } = start(db, "import", folder, "--no-recompute");
      const runId = await untilStep(db, (now) => now.startsWith(step));
      child.kill("SIGKILL");
      await once(child, "exit");
      expect(await contentOf(db), "half a load is to be seen").toEqual(empty);

      // The lock goes when the server notices that nobody is there any more.
      let state = await workOnImport(db, runId);
      while (state === null) state = await workOnImport(db, runId);
      expect(state).toBe("done");
      expect(await meaningOf(db)).toEqual(await meaningOf(whole));
      const [run] = await db.sql`
        select read_count as read, created_count as created, unchanged_count as unchanged from run where run_id = ${runId}`;
      expect(run).toEqual({ read: 6000, created: 5201, unchanged: 799 });
    } finally {
      await db.drop();
    }
  },
);

test("vitalfew import of a file that ends in the middle answers a code and a sentence, without a stack", async () => {
  const broken = join(folder, "..", `${basename(folder)}.csv.gz`);
  writeFileSync(broken, gzipSync(readFileSync(join(folder, "Invoices.csv"))).subarray(0, 3000));
  const db = await testDatabase();
  try {
    const load = start(db, "import", broken, "--json");
    await once(load.child, "exit");
    expect(JSON.parse(load.output())).toEqual({
      error: {
        code: "import_file_cut_off",
        detail: `The file ${basename(broken)} ends in the middle: not all of it was copied or packed. Deliver it again; nothing was loaded.`,
      },
    });
    expect(load.child.exitCode).toBe(1);
  } finally {
    await db.drop();
    rmSync(broken);
  }
});

test("vitalfew import and undo print one JSON document each", async () => {
  const db = await testDatabase();
  try {
    const load = start(db, "import", join(folder, "Accounts.csv"), "--json");
    await once(load.child, "exit");
    const report = JSON.parse(load.output());
    expect(report).toMatchObject({
      state: "done",
      read: 1200,
      created: 1200,
      updated: 0,
      unchanged: 0,
      refused: 0,
      problems: 0,
      files: [{ path: "Accounts.csv", kind: "zoho Accounts", read: 1200, created: 1200 }],
    });
    expect(load.child.exitCode).toBe(0);

    const back = start(db, "undo", report.run, "--json");
    await once(back.child, "exit");
    expect(JSON.parse(back.output())).toMatchObject({ undoes: report.run, state: "done" });
    const [left] = await db.sql`select count(*) as count from party`;
    expect(left).toEqual({ count: 1 });

    const again = start(db, "undo", report.run, "--json");
    await once(again.child, "exit");
    expect(JSON.parse(again.output())).toMatchObject({ error: { code: "run_not_undoable" } });
    expect(again.child.exitCode).toBe(1);
  } finally {
    await db.drop();
  }
});

test("what stands in the way of an undo is said by name, with the later load that could go first", async () => {
  const db = await testDatabase();
  try {
    const load = async (name: string) => {
      const { child, output } = start(db, "import", join(folder, name), "--no-recompute", "--json");
      await once(child, "exit");
      return JSON.parse(output()).run as string;
    };
    const [accounts, invoices] = [await load("Accounts.csv"), await load("Invoices.csv")];
    const back = start(db, "undo", accounts);
    await once(back.child, "exit");
    expect(back.child.exitCode).toBe(1);
    expect(back.output()).toMatch(/^ {2}document \S.* of \S.*: leads to what would go$/m);
    expect(back.output()).not.toContain("party_id");
    expect(back.output()).toContain(`vitalfew undo ${accounts} --first ${invoices}`);
    const both = start(db, "undo", accounts, "--first", invoices);
    await once(both.child, "exit");
    expect(both.child.exitCode).toBe(0);
  } finally {
    await db.drop();
  }
});
