import { randomUUID } from "node:crypto";
import { pick, randomFor, whole } from "../demo/company/random.ts";
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

const syllables = "bal dor fen gar hul kas lin mor nev pol rud sin tav vel wos zan".split(" ");
let count = 0;

/** Like nobody before: whoever looked like the one just entered would be held back as a duplicate. */
function newCustomer() {
  const mark = `${Date.now().toString(36)}${(count++).toString(36)}`;
  const random = randomFor(Date.now(), count, 1);
  const word = () => pick(random, syllables) + pick(random, syllables) + pick(random, syllables);
  const street = `${word()}str. ${whole(random, 1, 180)}`;
  const postcode = String(whole(random, 10_000, 98_999));
  const city = `${word()}stadt`;
  return {
    kind: "organisation",
    name: `${word()} ${word()} ${mark}`,
    roles: ["customer"],
    contactPoints: [
      { kind: "mail", raw: `office@${mark}.example` },
      { kind: "phone", raw: `+49 30 ${whole(random, 1_000_000, 9_999_999)}` },
      {
        kind: "address",
        raw: `${street}, ${postcode} ${city}`,
        line1: street,
        city,
        postcode,
        country: "DE",
      },
    ],
  };
}
