import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { temporaryDataFolder } from "../../../test/harness/cluster.ts";
import { holderOf, tryClaim, withClaim } from "./claim.ts";
import { startMark } from "./processes.ts";

const folder = temporaryDataFolder();
afterAll(() => rmSync(folder, { recursive: true }));

test("a claim is held by one, names its holder and note, and is free after release", () => {
  const path = join(folder, "one.lock");
  const claim = tryClaim(path, "at first");
  if (!("release" in claim)) throw new Error("should be free");
  claim.say("http://127.0.0.1:4400");
  expect(tryClaim(path)).toEqual({ pid: process.pid, note: "http://127.0.0.1:4400" });
  claim.release();
  expect(holderOf(path)).toBeUndefined();
});

test.each([
  [
    "a process that is gone",
    () => JSON.stringify({ pid: spawnSync(process.execPath, ["-v"]).pid, mark: "1", note: "" }),
  ],
  [
    "a pid that now belongs to another process",
    () => JSON.stringify({ pid: process.pid, mark: "before", note: "" }),
  ],
  ["null", () => "null"],
])("a file that names %s is taken over", (name, text) => {
  const path = join(folder, `${name}.lock`);
  writeFileSync(path, text());
  const old = new Date(Date.now() - 60_000);
  spawnSync("touch", ["-d", old.toISOString(), path]);
  expect(tryClaim(path)).toHaveProperty("release");
});

test("work under a claim never overlaps, even when a stale file is contended by several processes", async () => {
  const lock = join(folder, "contended.lock");
  const log = join(folder, "log");
  writeFileSync(lock, JSON.stringify({ pid: 999_999_999, mark: "1", note: "" }));
  const script = `
    import { appendFileSync } from "node:fs";
    import { withClaim } from ${JSON.stringify(join(import.meta.dirname, "claim.ts"))};
    for (let round = 0; round < 25; round++) {
      await withClaim(${JSON.stringify(lock)}, async () => {
        appendFileSync(${JSON.stringify(log)}, "in\\n");
        await new Promise((resolve) => setImmediate(resolve));
        appendFileSync(${JSON.stringify(log)}, "out\\n");
      });
    }`;
  const children = [1, 2, 3].map(() =>
    spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "inherit" }),
  );
  const codes = await Promise.all(children.map((child) => once(child, "exit")));
  expect(codes.map(([code]) => code)).toEqual([0, 0, 0]);
  const lines = readFileSync(log, "utf8").trim().split("\n");
  expect(lines).toEqual(Array.from({ length: 150 }, (_, index) => (index % 2 === 0 ? "in" : "out")));
});

test("the claim is let go when the work fails", async () => {
  const path = join(folder, "failing.lock");
  await expect(withClaim(path, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(holderOf(path)).toBeUndefined();
});

test("a process has the same mark as long as it lives, and none afterwards", async () => {
  const child = spawn(process.execPath, ["-e", "process.stdin.resume()"]);
  const mark = startMark(child.pid ?? 0);
  expect(mark).not.toBe("");
  expect(startMark(child.pid ?? 0)).toBe(mark);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(startMark(child.pid ?? 0)).toBe("");
});
