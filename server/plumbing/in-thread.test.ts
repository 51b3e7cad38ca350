import { expect, test } from "vitest";
import { inThread } from "./in-thread.ts";

type Says = { step: number } | { result: number };

const run = (body: string, tell: (step: number) => void = () => undefined, signal?: AbortSignal) => {
  const script = `import { parentPort, workerData } from "node:worker_threads"; ${body}`;
  return inThread<Says, number>(
    new URL(`data:text/javascript,${encodeURIComponent(script)}`),
    { base: 40 },
    {
      tell: async (says) => {
        if ("step" in says) tell(says.step);
      },
      resultOf: (says) => ("result" in says ? says.result : undefined),
      ...(signal === undefined ? {} : { signal }),
    },
  );
};

// Never ends by itself.
const tellsOn = "let step = 0; setInterval(() => parentPort.postMessage({ step: step++ }), 5);";

test("a thread tells its steps and then what came of it", async () => {
  const steps: number[] = [];
  const body = `
    parentPort.postMessage({ step: 1 });
    parentPort.postMessage({ step: 2 });
    parentPort.postMessage({ result: workerData.base + 2 });
    setInterval(() => undefined, 1000);`;
  expect(await run(body, (step) => steps.push(step))).toBe(42);
  expect(steps).toEqual([1, 2]);
});

test("a thread that fails, or ends without a result, is an error", async () => {
  await expect(run("throw new Error('No such table.');")).rejects.toThrow("No such table.");
  await expect(run("process.exit(3);")).rejects.toThrow("3");
});

test("a thread goes when nobody wants to be told any more, or the work is stopped", async () => {
  const told: number[] = [];
  const refuse = (step: number) => {
    told.push(step);
    throw new Error("Somebody stopped the run.");
  };
  await expect(run(tellsOn, refuse)).rejects.toThrow("Somebody stopped the run.");
  const { length } = told;
  await new Promise((done) => setTimeout(done, 50));
  expect(told).toHaveLength(length);

  const stop = new AbortController();
  const stopped = run(tellsOn, () => stop.abort(new Error("Another thread failed.")), stop.signal);
  await expect(stopped).rejects.toThrow("Another thread failed.");
  await expect(run(tellsOn, undefined, stop.signal)).rejects.toThrow("Another thread failed.");
});
