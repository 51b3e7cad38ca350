import type { CostModelDocument } from "../../../contract/insight/costs/cost-model.ts";
import type { ActivityOn, PoolOn } from "./cost-model-on.ts";
import type { FigureWriter } from "./write-figures.ts";

export type Change = { what: "pool" | "activity" | "rate" | "cost_of_goods"; code: string; words: string };

/** What must be written so that the wanted model holds, and each change in a sentence. */
export type Plan = {
  changes: Change[];
  pools: PoolOn[];
  poolPeriods: PoolOn[];
  activities: ActivityOn[];
  rates: ActivityOn[];
  costOfGoods: CostModelDocument["costOfGoods"];
};

type Current = Pick<CostModelDocument, "pools" | "activities" | "costOfGoods">;

/**
 * Compares a wanted cost model with the one in force from its first day on. What the document leaves out stays.
 * @param write how the sentences write figures
 * @param changesLater codes (`pool:…`, `activity:…`, `goods`) that change again after that day, so that even the same values
 *   have to be written
 */
export function planCostModel(
  current: Current,
  wanted: CostModelDocument,
  write: FigureWriter,
  changesLater: ReadonlySet<string> = new Set(),
): Plan {
  const from = daysOf(wanted);
  const plan: Plan = {
    changes: [],
    pools: [],
    poolPeriods: [],
    activities: [],
    rates: [],
    costOfGoods: undefined,
  };
  const note = (what: Change["what"], code: string, words: string) =>
    plan.changes.push({ what, code, words });

  for (const pool of wanted.pools) {
    const now = current.pools.find((one) => one.code === pool.code);
    if (now?.name !== pool.name) plan.pools.push(pool);
    if (isSame(now, pool) && !changesLater.has(`pool:${pool.code}`)) continue;
    plan.poolPeriods.push(pool);
    note(
      "pool",
      pool.code,
      `${pool.name}: ${poolWords(pool, write)} ${from}${now ? ` (was ${poolWords(now, write)})` : ""}.`,
    );
  }
  for (const activity of wanted.activities) {
    const now = current.activities.find((one) => one.code === activity.code);
    const [mine, theirs] = [withoutRate(activity), now && withoutRate(now)];
    if (!isSame(mine, theirs)) {
      plan.activities.push(activity);
      note(
        "activity",
        activity.code,
        now ? `${activity.name} is described anew.` : `${activity.name} is new.`,
      );
    }
    const isMethodSame = now === undefined || now.method === activity.method;
    if (
      isSame(now?.rate ?? null, activity.rate) &&
      isMethodSame &&
      !changesLater.has(`activity:${activity.code}`)
    )
      continue;
    plan.rates.push(activity);
    note(
      "rate",
      activity.code,
      `${activity.name}: ${rateWords(activity, write)} ${from}${now ? ` (was ${rateWords(now, write)})` : ""}.`,
    );
  }
  const goods = wanted.costOfGoods;
  if (goods !== undefined && (!isSame(current.costOfGoods, goods) || changesLater.has("goods"))) {
    plan.costOfGoods = goods;
    note(
      "cost_of_goods",
      "goods",
      `Cost of goods of lines without one: ${goodsWords(goods, write)} ${from} (was ${goodsWords(current.costOfGoods, write)}).`,
    );
  }
  return plan;
}

function daysOf({ validFrom, validUntil }: CostModelDocument): string {
  const from = validFrom === null ? "since the beginning" : `from ${validFrom}`;
  return validUntil === null ? from : `${from} to ${validUntil}`;
}

function withoutRate({ rate: _, ...activity }: ActivityOn) {
  return activity;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** The same value with the fields of every object in order of their names. */
function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, sorted(field)]),
  );
}

/** What a pool costs and gives, in words. */
export function poolWords(pool: PoolOn, write: FigureWriter): string {
  const months = pool.months === 1 ? "1 month" : `${write.number(pool.months)} months`;
  const price = write.price(pool.cost / pool.capacityMinutes);
  return `${write.money(pool.cost)} for ${write.number(pool.capacityMinutes)} minutes in ${months}, ${price} a minute, ${pool.basis}`;
}

/** What an activity charges, in words. */
export function rateWords(
  { method, rate }: Pick<ActivityOn, "method" | "rate">,
  write: FigureWriter,
): string {
  if (rate === null) return "no rate";
  const each = (value: number) => (method === "timed" ? `${write.number(value)} min` : write.money(value));
  const terms = Object.entries(rate.terms).map(([field, value]) => ` + ${each(value)} for each ${field}`);
  switch (method) {
    case "timed":
      return `${each(rate.minutes)}${terms.join("")}`;
    case "per_unit":
      return `${each(rate.unitPrice)} each${terms.join("")}`;
    case "percent":
      return `${write.number(rate.percent)} % of the amount`;
    case "pass_through":
      return `${write.number(rate.percent)} % of what it cost`;
  }
}

/** What stands in for an unknown cost of goods, in words. */
export function goodsWords(goods: CostModelDocument["costOfGoods"], write: FigureWriter): string {
  if (goods === undefined || goods.percent === null) return "unknown";
  return `${write.number(goods.percent)} % of the ${goods.of} amount`;
}
