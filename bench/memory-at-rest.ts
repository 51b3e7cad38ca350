import { realpathSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { postgresProcessesIn } from "../server/plumbing/embedded-postgres/processes.ts";
import type { Bench, Figure } from "./figure.ts";
import { customersToOpen, pick } from "./harness/pick.ts";
import { residentMb, sharedMb } from "./harness/process-memory.ts";
import { rounded, spreadOf } from "./harness/statistics.ts";
import type { World } from "./harness/world.ts";

const aim = { at: "max", atMost: 300 } as const;

/**
 * Server and worker are threads of one process; PostgreSQL stands apart. Second of the areas: after start-up the server
 * has done nothing yet.
 */
export const memoryAtRest: Bench = {
  name: "memory-at-rest",
  question: "What does the system hold in memory a minute after somebody last used it?",
  measure: async (world) => {
    const nothing = {
      name: "a Node process with an HTTP handler that does nothing",
      spread: spreadOf([rounded(residentMb(world.nothing.pid))]),
    };
    const appFigure = (name: string): Figure => ({
      name,
      unit: "MB",
      spread: spreadOf([rounded(residentMb(world.server.pid))]),
      yardstick: nothing,
      aim,
    });
    await useBy(world, 1, world.effort.roundMs);
    await pause(world.effort.restMs);
    const fresh = appFigure("server and worker, after the first cards and lists");
    await useBy(world, world.effort.users, 4 * world.effort.roundMs);
    await pause(world.effort.restMs);
    const busy = appFigure("server and worker, after 16 users without a pause");
    const postgres = sharedMb(postgresProcessesIn(realpathSync(join(world.dataDir, "postgres"))));
    const shown = "PostgreSQL, what its processes share counted once";
    return postgres === undefined
      ? [fresh, busy]
      : [fresh, busy, { name: shown, unit: "MB", spread: spreadOf([rounded(postgres)]) }];
  },
};

/** So many users open lists and cards, one after the other, for a while. */
async function useBy(world: World, users: number, ms: number): Promise<void> {
  const ids = await customersToOpen(world);
  const until = performance.now() + ms;
  await Promise.all(
    world.users.slice(0, users).map(async (user) => {
      let turn = user.index;
      do {
        const id = pick(ids, turn++);
        for (const path of [
          "/",
          "/api/v1/me",
          "/api/v1/customers?limit=100",
          `/api/v1/parties/${id}`,
          `/api/v1/parties/${id}/value`,
          `/api/v1/parties/${id}/timeline?limit=50`,
        ])
          await user.ask(world.server.url, { path });
      } while (performance.now() < until);
    }),
  );
}
