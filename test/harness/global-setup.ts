import type { TestProject } from "vitest/node";
import { onStopSignal } from "../../cli/running/on-stop-signal.ts";
import { startTestCluster, type Template, type TestCluster } from "./cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    testCluster: Template;
  }
}

// vitest loads this file once for each project; the cluster is one for all of them.
const shared = globalThis as { vitalfewTestCluster?: { users: number; cluster: Promise<TestCluster> } };

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  shared.vitalfewTestCluster ??= { users: 0, cluster: startInterruptible() };
  const mine = shared.vitalfewTestCluster;
  mine.users++;
  const cluster = await mine.cluster;
  const { adminUrl, template, strategy } = cluster;
  project.provide("testCluster", { adminUrl, template, strategy });
  return async () => {
    mine.users--;
    if (mine.users === 0) await cluster.close();
  };
}

/** vitest's own way out leaves after a second signal, or at once after SIGTERM; PostgreSQL would stay. */
async function startInterruptible(): Promise<TestCluster> {
  const starting = startTestCluster();
  const forget = onStopSignal(async () => {
    await (await starting).close();
    process.exit(130);
  });
  const cluster = await starting;
  return {
    ...cluster,
    close: async () => {
      forget();
      await cluster.close();
    },
  };
}
