import { randomUUID } from "node:crypto";
import type { Bench } from "./figure.ts";
import { measureRequests, timed } from "./harness/measure-requests.ts";

const aim = { at: "p99", atMost: 20 } as const;

export const create: Bench = {
  name: "create",
  question:
    "How long does entering a customer with three contact points take, looked for among those who are here?",
  measure: async (world) => {
    await world.database.pool.query("drop table if exists bench_bare_row");
    await world.database.pool.query("create table bench_bare_row (id uuid primary key, name text not null)");
    try {
      return await measureRequests(world, {
        name: "enter a customer, once, whatever the network repeats",
        task: (user) =>
          user.ask(world.server.url, {
            method: "POST",
            path: "/api/v1/parties",
            headers: { "idempotency-key": randomUUID() },
            body: newCustomer(),
          }),
        yardstick: {
          name: "one bare row, committed to disk",
          task: () =>
            timed(() =>
              world.database.pool.query("insert into bench_bare_row values ($1, 'bare')", [randomUUID()]),
            ),
        },
        aim,
        loads: ["1 user", "16 users", "16 users, no pause"],
      });
    } finally {
      await world.database.pool.query("drop table bench_bare_row");
    }
  },
};

let count = 0;

function newCustomer() {
  const mark = `${Date.now().toString(36)}${(count++).toString(36)}`;
  return {
    kind: "organisation",
    name: `Bench Works ${mark}`,
    roles: ["customer"],
    contactPoints: [
      { kind: "mail", raw: `office@${mark}.example` },
      { kind: "phone", raw: `+49 30 ${String(1_000_000 + (count % 8_999_999))}` },
      {
        kind: "address",
        raw: "Hafenstr. 1, 20457 Hamburg",
        line1: "Hafenstr. 1",
        city: "Hamburg",
        postcode: "20457",
        country: "DE",
      },
    ],
  };
}
