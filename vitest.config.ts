import { defineConfig } from "vitest/config";

// Tests that need the database get a fresh copy of the migrated template, from one cluster for the whole run.
const globalSetup = ["test/harness/global-setup.ts"];
// They start whole servers: seconds each, many on a machine that is busy with something else as well.
const realProcesses = [
  "server/plumbing/embedded-postgres/**/*.test.ts",
  "cli/**/*.test.ts",
  "bin/**/*.test.ts",
  "bench/**/*.test.ts",
];

export default defineConfig({
  test: {
    // The machine may have two cores: more forks would only wait for each other and for PostgreSQL.
    maxWorkers: 2,
    // A worker keeps its modules from file to file: loading the server anew took a second of each, a quarter of the whole
    // run. What a file leaves behind in a module is seen by the next one, as one request's is in the server itself.
    isolate: false,
    testTimeout: 40_000,
    hookTimeout: 60_000,
    // What is asked again and again until it holds may take its time on a busy machine; a second is vitest's own.
    expect: { poll: { timeout: 20_000, interval: 50 } },
    projects: [
      {
        extends: true,
        test: {
          name: "server",
          include: ["{server,contract,db,demo,test/reference}/**/*.test.ts", "test/*.test.ts"],
          exclude: realProcesses,
          globalSetup,
        },
      },
      { extends: true, test: { name: "web", include: ["web/**/*.test.{ts,tsx}"] } },
      { extends: true, test: { name: "rules", include: ["test/rules/**/*.test.ts"], globalSetup } },
      {
        extends: true,
        test: {
          name: "start",
          include: [...realProcesses, "test/harness/**/*.test.ts"],
          globalSetup,
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "journeys",
          include: ["test/journeys/**/*.test.ts"],
          globalSetup,
          testTimeout: 120_000,
        },
      },
    ],
  },
});
