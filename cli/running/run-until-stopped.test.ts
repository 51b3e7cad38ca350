import { expect, test } from "vitest";
import { type Life, runUntilStopped } from "./run-until-stopped.ts";

/** Starts three things that note their end, then does `last`. */
function run(ended: string[], last: (life: Life) => void | Promise<void>): Promise<void> {
  return runUntilStopped(async (life) => {
    life.onStop(() => void ended.push("database"));
    life.onStop(() => {
      ended.push("worker");
      throw new Error("the worker would not end");
    });
    life.onStop(() => Promise.resolve().then(() => void ended.push("server")));
    await last(life);
  });
}

test("a signal stops everything in reverse, and what ends badly is told after all has ended", async () => {
  const ended: string[] = [];
  const running = run(ended, () => void setImmediate(() => process.emit("SIGTERM")));
  await expect(running).rejects.toThrow("the worker would not end");
  expect(ended).toEqual(["server", "worker", "database"]);
});

test.each<[string, (life: Life) => void]>([
  ["a part that fails later", (life) => void setImmediate(() => life.fail(new Error("no more disk")))],
  [
    "a start that fails half-way",
    () => {
      throw new Error("no more disk");
    },
  ],
])("%s stops what has been started, and its reason comes first", async (_, last) => {
  const ended: string[] = [];
  await expect(run(ended, last)).rejects.toThrow("no more disk");
  expect(ended).toEqual(["server", "worker", "database"]);
});

test("no listener stays behind", async () => {
  const before = process.listenerCount("SIGTERM");
  await runUntilStopped(async () => void setImmediate(() => process.emit("SIGTERM")));
  expect(process.listenerCount("SIGTERM")).toBe(before);
});
