import type { Bench, Figure } from "./figure.ts";
import { addADaysFacts, takeDaysAway } from "./harness/a-days-facts.ts";
import { runApart } from "./harness/start-process.ts";
import { rounded, spreadOf } from "./harness/statistics.ts";
import type { World } from "./harness/world.ts";

export const recompute: Bench = {
  name: "recompute",
  question:
    "How long does it take to compute what every customer brings and costs, from all facts, and with what memory; and after one more day's facts?",
  measure: async (world) => {
    const seconds: number[] = [];
    const bareSeconds: number[] = [];
    const peaks: number[] = [];
    const steps = new Map<string, number[]>();
    // Once is enough to know where it takes minutes.
    const times = world.company.facts > 5_000_000 ? 1 : Math.min(3, world.effort.times);
    for (let time = 0; time < times; time++) {
      bareSeconds.push(await sumBare(world));
      const { ms, peakMb, result } = await runApart<Record<string, number>>("recompute-process.ts", [
        world.databaseUrl,
      ]);
      seconds.push(ms / 1000);
      peaks.push(peakMb);
      for (const [step, took] of Object.entries(result)) steps.set(step, [...(steps.get(step) ?? []), took]);
    }
    const bare = {
      name: "a bare `select party_id, sum(…) group by` over each table of facts",
      spread: spreadOf(bareSeconds),
    };
    const day = await afterADaysFacts(world, times);
    const perSecond = (all: readonly number[]) =>
      spreadOf(all.map((one) => rounded(world.company.facts / one)));
    return [
      {
        name: "compute everybody anew",
        unit: "s",
        spread: spreadOf(seconds),
        yardstick: bare,
        aim: { at: "p50", atMost: rounded(4 * bare.spread.p50) },
      },
      ...ofWhich("of which", steps),
      {
        name: `compute after a day's ${rounded(day.facts).toLocaleString("en")} facts`,
        unit: "s",
        spread: spreadOf(day.seconds),
        yardstick: { name: "computing everybody anew", spread: spreadOf(seconds) },
        aim: { at: "p50", atMost: rounded(0.05 * spreadOf(seconds).p50) },
      },
      ...ofWhich("after a day, of which", day.steps),
      {
        name: "facts it gets through",
        unit: "rows/s",
        spread: perSecond(seconds),
        yardstick: { ...bare, spread: perSecond(bareSeconds) },
      },
      { name: "most memory of the process, PostgreSQL apart", unit: "MB", spread: spreadOf(peaks) },
      {
        name: "the first time, right after loading",
        unit: "s",
        spread: spreadOf([rounded(world.company.recomputeSeconds)]),
        yardstick: bare,
      },
    ];
  },
};

/** As often as everybody was computed: a day's facts more, and a run over those whom they touch. All of it is taken away again. */
async function afterADaysFacts(world: World, times: number) {
  const seconds: number[] = [];
  const steps = new Map<string, number[]>();
  let facts = 0;
  const { pool } = world.database;
  try {
    for (let time = 0; time < times; time++) {
      facts = await addADaysFacts(pool);
      const { ms, result } = await runApart<Record<string, number>>("recompute-process.ts", [
        world.databaseUrl,
        "the changed",
      ]);
      seconds.push(ms / 1000);
      for (const [step, took] of Object.entries(result)) steps.set(step, [...(steps.get(step) ?? []), took]);
    }
  } finally {
    await takeDaysAway(pool);
    await runApart("recompute-process.ts", [world.databaseUrl, "everybody"]);
  }
  return { seconds, steps, facts };
}

/** A figure for each step, the longest first. */
function ofWhich(words: string, steps: ReadonlyMap<string, readonly number[]>): Figure[] {
  return [...steps]
    .map(([step, took]) => ({
      name: `${words} ${step}`,
      unit: "s" as const,
      spread: spreadOf(took.map(rounded)),
    }))
    .toSorted((one, other) => other.spread.p50 - one.spread.p50);
}

/** What the least one could do with the same facts takes, in seconds, with the memory a recompute gives its sorts. */
async function sumBare(world: World): Promise<number> {
  const client = await world.database.pool.connect();
  try {
    await client.query("set work_mem = '128MB'");
    const began = performance.now();
    // The sums are added up once more: the rows stay where they are, and none is left out because nobody asks for it.
    for (const [table, ...sums] of [
      ["document", "sum(net_total)"],
      ["document_line", "sum(net_amount)", "sum(discount_amount)", "sum(cost_amount)"],
      ["payment", "sum(amount)"],
      ["contact", "sum(minutes)"],
      ["case_file", "sum(redress_amount)"],
      ["campaign_touch", "count(*)"],
    ]) {
      const each = sums.map((sum, no) => `${sum} as sum_${no}`).join(", ");
      const all = sums.map((_, no) => `sum(sum_${no})`).join(", ");
      await client.query(
        `select count(*), ${all} from (select party_id, ${each} from ${table} group by party_id) as each_party`,
      );
    }
    return (performance.now() - began) / 1000;
  } finally {
    await client.query("reset work_mem");
    client.release();
  }
}
