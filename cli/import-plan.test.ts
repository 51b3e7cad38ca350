import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../test/harness/database.ts";
import { run } from "./import.ts";

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "vitalfew-plan-"));
  process.env.DATABASE_URL = db.url;
});
afterAll(async () => {
  delete process.env.DATABASE_URL;
  await db.drop();
  rmSync(folder, { recursive: true });
});

const answers: unknown[] = [];
const said: string[] = [];
const io = {
  json: true,
  say: (line: string) => void said.push(line),
  answer: (value: unknown) => answers.push(value),
};
const customers = [
  "KdNr;Firma;E-Mail;Ort",
  ...Array.from({ length: 20 }, (_, n) => `K${n};Firma ${n} GmbH;info@firma${n}.example;Bonn`),
  "K90;;;",
].join("\n");

test("a plan is written for files that nobody knows, and they come in by it; refused rows are written and come in mended", async () => {
  const file = join(folder, "Kunden 2024-05.csv");
  const plan = join(folder, "plan.json");
  const rejects = join(folder, "rejects");
  writeFileSync(file, customers);
  expect(await run([file, "--plan-out", plan], io)).toBe(0);
  expect(answers.at(-1)).toMatchObject({ plan, modules: [{ module: "Kunden", kind: "organisation" }] });
  expect(said[0]).toMatch(/^Kunden 2024-05\.csv +organisation \(Kunden, \d\d % sure\)$/);
  const [left] =
    await db.sql`select (select count(*) from party) as parties, (select count(*) from import_draft) as drafts`;
  expect(left).toEqual({ parties: 1, drafts: 0 });

  expect(await run([file, "--map", plan, "--rejects", rejects, "--no-recompute"], io)).toBe(0);
  expect(answers.at(-1)).toMatchObject({
    created: 20,
    refused: 1,
    rejects: [expect.stringContaining("not taken in")],
  });
  const [name = ""] = readdirSync(rejects);
  const text = readFileSync(join(rejects, name), "utf8");
  expect(text).toContain('K90,,,,"Row 22: There is no name, and nothing to name it by."');

  writeFileSync(join(rejects, name), text.replace("K90,,", "K90,Nachzügler,"));
  expect(await run([rejects, "--map", plan, "--no-recompute"], io)).toBe(0);
  expect(answers.at(-1)).toMatchObject({ read: 1, created: 1, refused: 0 });
  expect(await run([file, "--map", plan, "--rejects", join(folder, "none"), "--dry-run"], io)).toBe(0);
  expect(existsSync(join(folder, "none"))).toBe(true);
});

test("of a file that nobody knows it is said what each column would be, and it comes in so when that is accepted", async () => {
  const delivery = mkdtempSync(join(folder, "open-"));
  writeFileSync(
    join(delivery, "Partner.csv"),
    "KdNr;Firma;E-Mail;Ort;Saldo\nP1;Aal AG;a@aal.example;Bonn;00017\nP2;Bär AG;b@baer.example;Ulm;00018\n",
  );
  said.length = 0;
  await expect(run([delivery, "--no-recompute"], io)).rejects.toMatchObject({
    code: "import_nothing_recognised",
  });
  expect(said).toContainEqual(expect.stringMatching(/^Partner\.csv +organisation \(Partner, \d+ % sure\)$/));
  expect(said).toEqual(
    expect.arrayContaining(["  KdNr → id", "  Firma → name", "  E-Mail → mail", "  Saldo → kept as it is"]),
  );
  expect(said.at(-1)).toContain("--accept");
  const [before] = await db.sql`select count(*) from import_draft`;
  expect(before).toEqual({ count: 0 });

  expect(await run([delivery, "--accept", "--no-recompute"], io)).toBe(0);
  expect(answers.at(-1)).toMatchObject({ created: 2, refused: 0 });
  // Beside files that are known the same is said, and those come in.
  writeFileSync(
    join(delivery, "Accounts.csv"),
    "ACCOUNTID,Account Name,Account Type,Website\n1,Company 1,Customer,c.example\n",
  );
  said.length = 0;
  expect(await run([delivery, "--no-recompute"], io)).toBe(0);
  expect(answers.at(-1)).toMatchObject({ created: 1 });
  expect(said).toContain("  Firma → name");
  await expect(run([delivery, "--accept", "--map", "x.json"], io)).rejects.toMatchObject({
    code: "usage",
  });
});

test("a plan says of each file that is left out why", async () => {
  const delivery = mkdtempSync(join(folder, "odd-"));
  writeFileSync(join(delivery, "page.xls"), "<html><table><tr><td>Name</td></tr></table></html>");
  writeFileSync(join(delivery, "x.csv"), "x,y\n0.1,0.2\n0.3,0.4\n");
  said.length = 0;
  expect(await run([delivery, "--plan-out", join(folder, "none.json")], io)).toBe(0);
  expect(said.slice(0, 2)).toEqual([
    expect.stringMatching(/^page\.xls +left out: page\.xls is a web page \(HTML\) and no table\./),
    expect.stringMatching(/^x\.csv +left out: nothing says what it holds$/),
  ]);
});

test("files that can't be read are not called unknown, and a folder without any says what is passed over", async () => {
  const delivery = mkdtempSync(join(folder, "open-"));
  await expect(run([delivery, "--accept"], io)).rejects.toMatchObject({ code: "import_without_files" });
  writeFileSync(join(delivery, "a.csv"), 'Firma,Ort\n"Nordwind,Bonn\n');
  said.length = 0;
  await expect(run([delivery, "--accept"], io)).rejects.toMatchObject({ code: "import_without_tables" });
  expect(said).toEqual([expect.stringMatching(/^a\.csv +left out: .* never ends\./)]);
});
