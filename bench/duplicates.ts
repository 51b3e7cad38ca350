import type { Bench, Figure } from "./figure.ts";
import { measureRequests, type Task, timed } from "./harness/measure-requests.ts";
import { pick } from "./harness/pick.ts";
import { runApart } from "./harness/start-process.ts";
import { spreadOf } from "./harness/statistics.ts";
import type { World } from "./harness/world.ts";

/** As many as a load of a usual size brings or changes; a smaller company's hundredth, which is searched by itself as well. */
const changedMost = 10_000;

export const duplicates: Bench = {
  name: "duplicates",
  question:
    "How long does it take to search all records for those that are one, and to search among those that a load changed; to ask at the door whether somebody is here; to merge and to take apart?",
  measure: async (world) => {
    const merging = await mergingOf(world);
    return [
      // What a search over all leaves the database to write and to tidy up would be beside whoever works at a desk.
      ...(await askAtTheDoor(world)),
      ...(await searchChanged(world)),
      ...(await mergeAndTakeApart(world, merging)),
      ...(await searchAll(world)),
      ...(await mergeBesideValueRun(world, merging)),
    ];
  },
};

async function searchAll(world: World): Promise<Figure[]> {
  const bare: number[] = [];
  const seconds: number[] = [];
  const peaks: number[] = [];
  const open: number[] = [];
  // Minutes among a million customers.
  const times = world.size === "1m" ? 1 : Math.min(2, world.effort.times);
  for (let time = 0; time < times; time++) {
    bare.push(await readBare(world));
    const { ms, peakMb, result } = await runApart<{ open: number }>("../searching/duplicates-process.ts", [
      world.databaseUrl,
      "all",
    ]);
    seconds.push(ms / 1000);
    peaks.push(peakMb);
    open.push(result.open);
  }
  return [
    {
      name: "search among all records, learning anew",
      unit: "s",
      spread: spreadOf(seconds),
      yardstick: { name: "a bare sum over every record and every way to reach it", spread: spreadOf(bare) },
      aim: { at: "p50", atMost: 120 },
    },
    { name: "most memory of the process, PostgreSQL apart", unit: "MB", spread: spreadOf(peaks) },
    {
      name: "pairs that wait then",
      unit: "pairs",
      spread: spreadOf(open.map((count) => Math.max(1, count))),
    },
  ];
}

async function searchChanged(world: World): Promise<Figure[]> {
  const changed = Math.max(1, Math.min(changedMost, Math.floor(world.company.customers / 100)));
  const bare: number[] = [];
  const seconds: number[] = [];
  for (let time = 0; time < Math.min(3, world.effort.times); time++) {
    bare.push(await readBare(world));
    const { ms } = await runApart("../searching/duplicates-process.ts", [world.databaseUrl, String(changed)]);
    seconds.push(ms / 1000);
  }
  return [
    {
      name: `search among ${changed.toLocaleString("en")} that changed`,
      unit: "s",
      spread: spreadOf(seconds),
      yardstick: { name: "a bare sum over every record and every way to reach it", spread: spreadOf(bare) },
      aim: { at: "p50", atMost: 10 },
    },
  ];
}

/** What the least one could do with all records takes, in seconds. */
async function readBare(world: World): Promise<number> {
  const began = performance.now();
  await world.database.pool.query(
    `select sum(length(party.name)), sum(length(point.raw))
     from party
     left join contact_point as point on point.party_id = party.party_id`,
  );
  return (performance.now() - began) / 1000;
}

const oneRow = (world: World) => ({
  name: "one row by its key, past the server",
  task: () =>
    timed(() => world.database.pool.query("select name from party where party_id = $1", [ownCompany])),
});
const ownCompany = "00000000-0000-7000-8000-000000000001";

async function askAtTheDoor(world: World): Promise<Figure[]> {
  const { rows } = await world.database.pool.query<{ name: string; phone: string | null }>(
    `select name, (
       select raw from contact_point as c where c.party_id = party.party_id and c.kind = 'phone' limit 1
     ) as phone
     from party where kind = 'organisation' order by md5(party_id::text) limit 500`,
  );
  return measureRequests(world, {
    name: "ask at the door, of somebody who is here",
    task: (user, turn) => {
      const { name, phone } = pick(rows, turn);
      return user.ask(world.server.url, {
        method: "POST",
        path: "/api/v1/parties/duplicates",
        body: {
          kind: "organisation",
          name,
          contactPoints: phone === null ? [] : [{ kind: "phone", raw: phone }],
        },
      });
    },
    yardstick: oneRow(world),
    aim: { at: "p99", atMost: 15 },
  });
}

type Merging = { merge: Task; takeApart: Task };

/** Two customers for each turn; whatever is merged is taken apart again, and one of the two is measured. */
async function mergingOf(world: World): Promise<Merging> {
  const { rows } = await world.database.pool.query<{ id: string; other: string }>(
    `select id, other
     from (
       select party_id as id, lead(party_id) over (order by party_id) as other, row_number() over (order by party_id) as no
       from party
       where kind = 'organisation' and golden_id = party_id and party_id <> $1
     ) as two
     where no % 2 = 1 and other is not null
     limit 2000`,
    [ownCompany],
  );
  const merge: Task = (user, turn) => {
    const { id, other } = pick(rows, turn);
    const path = `/api/v1/parties/${id}/merges`;
    return user.ask(world.server.url, { method: "POST", path, body: { memberIds: [other] } });
  };
  const takeApart: Task = (user, turn) => {
    const path = `/api/v1/parties/${pick(rows, turn).other}/unmerge`;
    return user.ask(world.server.url, { method: "POST", path, body: {} });
  };
  return {
    merge: async (user, turn) => {
      const merged = await merge(user, turn);
      await takeApart(user, turn);
      return merged;
    },
    takeApart: async (user, turn) => {
      await merge(user, turn);
      return takeApart(user, turn);
    },
  };
}

async function mergeAndTakeApart(world: World, { merge, takeApart }: Merging): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, task] of [
    ["merge two customers", merge],
    ["take them apart", takeApart],
  ] as const) {
    await putOffFigures(world);
    figures.push(
      ...(await measureRequests(world, {
        name,
        task,
        yardstick: oneRow(world),
        aim: { at: "p99", atMost: 20 },
      })),
    );
  }
  await putOffFigures(world);
  return figures;
}

async function mergeBesideValueRun(world: World, { merge }: Merging): Promise<Figure[]> {
  await putOffFigures(world);
  const [user] = world.users;
  await user?.ask(world.server.url, { method: "POST", path: "/api/v1/value/recompute", body: {} });
  const name = "merge two customers, beside the value run that follows";
  return measureRequests(world, { name, task: merge, yardstick: oneRow(world), loads: ["16 users"] });
}

/** The value run that merging asks for comes beside the last figure, and not by chance beside one of the others. */
async function putOffFigures(world: World): Promise<void> {
  await world.database.pool.query(
    "update run set state = 'cancelled' where kind = 'recompute' and state = 'waiting'",
  );
}
