import type { TestProject } from "vitest/node";
import { startTestCluster, type TestCluster } from "./cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    testCluster: { adminUrl: string; template: string };
  }
}

// vitest loads this file once for each project; the cluster is one for all of them.
const shared = globalThis as { vitalfewTestCluster?: { users: number; cluster: Promise<TestCluster> } };

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  shared.vitalfewTestCluster ??= { users: 0, cluster: startTestCluster() };
  const mine = shared.vitalfewTestCluster;
  mine.users++;
  const cluster = await mine.cluster;
  project.provide("testCluster", { adminUrl: cluster.adminUrl, template: cluster.template });
  return async () => {
    mine.users--;
    if (mine.users === 0) await cluster.close();
  };
}
