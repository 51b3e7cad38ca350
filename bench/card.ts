import type { Bench, Figure } from "./figure.ts";
import { measureRequests, type Task } from "./harness/measure-requests.ts";
import { customersToOpen, pick } from "./harness/pick.ts";
import type { Asked } from "./harness/user.ts";
import type { World } from "./harness/world.ts";

/** What web/pages/PartyPage.tsx asks for, all at once. */
const parts = [
  { name: "the record", path: (id: string) => `/parties/${id}` },
  { name: "value and what serving costs", path: (id: string) => `/parties/${id}/value` },
  { name: "what is open now", path: (id: string) => `/parties/${id}/open-matters` },
  { name: "the timeline's first 50", path: (id: string) => `/parties/${id}/timeline?limit=50` },
];

export const card: Bench = {
  name: "card",
  question:
    "How long does a customer's card take, for customers wherever chance falls and, every tenth time, one of the ten with the most facts?",
  measure: async (world) => {
    const ids = await customersToOpen(world);
    const figures: Figure[] = await measureRequests(world, {
      name: "the whole card: the slowest of its four parts, asked for at once",
      task: openWholeCard(world, ids),
      aim: { at: "p99", atMost: 25 },
      loads: ["1 user", "16 users", "16 users, no pause"],
    });
    for (const { name, path } of parts)
      figures.push(...(await measureRequests(world, { name, task: asking(world, ids, path) })));
    return figures;
  },
};

/** Opens a card as the page does. */
export function openWholeCard(world: World, ids: readonly string[]): Task {
  return async (user, turn) =>
    slowestOf(await Promise.all(parts.map((part) => asking(world, ids, part.path)(user, turn))));
}

function asking(world: World, ids: readonly string[], path: (id: string) => string): Task {
  return (user, turn) => user.ask(world.server.url, { path: `/api/v1${path(pick(ids, turn))}` });
}

function slowestOf(asked: readonly Asked[]): Asked {
  return {
    serverMs: Math.max(...asked.map((one) => one.serverMs)),
    roundTripMs: Math.max(...asked.map((one) => one.roundTripMs)),
  };
}
