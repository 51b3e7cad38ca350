import type { CostModelDocument } from "../../../../contract/insight/costs/cost-model.ts";
import type { Equation } from "../../../../contract/insight/costs/price-event.ts";
import type { ActivityUse } from "../activity-use.ts";
import { noInto } from "../DraftFields.tsx";
import { numberOf, typed } from "../numbers.ts";

export type Activity = CostModelDocument["activities"][number];

/** The form of an equation: numbers as they are typed. */
export function formOf(activity: ActivityUse | undefined, pool: string) {
  const rate = activity?.rate;
  return {
    ...noInto,
    name: activity?.name ?? "",
    driver: activity?.driver ?? ("contact" as Activity["driver"]),
    channel: activity === undefined ? "phone" : (activity.channel ?? ""),
    kind: activity?.kind ?? "",
    method: activity?.method ?? ("timed" as Activity["method"]),
    pool: activity?.pool ?? pool,
    minutes: typed(rate?.minutes ?? (activity ? undefined : 0)),
    unitPrice: typed(rate?.unitPrice),
    percent: typed(rate?.percent),
    minutesMax: typed(activity?.minutesMax ?? null),
    countsAsDemand: activity?.countsAsDemand ?? true,
    terms: Object.entries(rate?.terms ?? {}).map(([field, each]) => ({ field, each: typed(each) })),
  };
}

export type EquationValues = ReturnType<typeof formOf>;

export function problemsOfEquation(
  values: EquationValues,
  words: { fill: string; number: string; above: string },
): Record<string, string> {
  const wanted = {
    timed: "minutes",
    per_unit: "unitPrice",
    percent: "percent",
    pass_through: "percent",
  } as const;
  const field = wanted[values.method];
  const problems: Record<string, string> = {};
  if (values.name.trim() === "") problems.name = words.fill;
  if ((numberOf(values[field]) ?? -1) < 0) problems[field] = words.number;
  if (values.minutesMax !== "" && (numberOf(values.minutesMax) ?? 0) <= 0) problems.minutesMax = words.above;
  for (const [at, term] of values.terms.entries())
    if (numberOf(term.each) === undefined) problems[`terms.${at}.each`] = words.number;
  return problems;
}

/** Whether what is typed so far can be tried: empty is still to come, a word or a price below nothing is a slip. */
export function canBeTried({
  method,
  minutes,
  unitPrice,
  percent,
  minutesMax,
  terms,
}: EquationValues): boolean {
  const base = method === "timed" ? minutes : method === "per_unit" ? unitPrice : percent;
  const numbers = [base, minutesMax, ...terms.map(({ each }) => each)].filter((text) => text.trim() !== "");
  return numbers.every((text) => numberOf(text) !== undefined) && (numberOf(base) ?? 0) >= 0;
}

/** The rate as far as it is typed; what is no number yet counts as nothing. */
export function rateOf(values: EquationValues): NonNullable<Activity["rate"]> {
  return {
    minutes: values.method === "timed" ? (numberOf(values.minutes) ?? 0) : 0,
    unitPrice: values.method === "per_unit" ? (numberOf(values.unitPrice) ?? 0) : 0,
    percent:
      values.method === "percent" || values.method === "pass_through" ? (numberOf(values.percent) ?? 0) : 0,
    terms: Object.fromEntries(values.terms.map(({ field, each }) => [field, numberOf(each) ?? 0])),
  };
}

export function activityOf(values: EquationValues, former: ActivityUse | undefined, code: string): Activity {
  const isContact = values.driver === "contact";
  return {
    code,
    name: values.name.trim(),
    family: former?.family ?? null,
    level: (former?.level ?? (isContact ? "customer" : "order")) as Activity["level"],
    category: (former?.category ?? "serving") as Activity["category"],
    method: values.method,
    pool: values.method === "timed" ? values.pool : null,
    driver: values.driver,
    channel: isContact && values.channel !== "" ? values.channel : null,
    kind: (isContact || values.driver === "case") && values.kind !== "" ? values.kind : null,
    quantityOf: former?.quantityOf ?? null,
    minutesMax: numberOf(values.minutesMax) ?? null,
    countsAsDemand: values.countsAsDemand,
    rate: rateOf(values),
  };
}

/** What the equation is as it is typed, to try it on events. */
export function equationOf(
  values: EquationValues,
  former: ActivityUse | undefined,
  minutePrice: number | null,
): Equation {
  return {
    method: values.method,
    driver: values.driver,
    quantityOf: former?.quantityOf ?? null,
    minutesMax: numberOf(values.minutesMax) ?? null,
    minutePrice,
    rate: rateOf(values),
  };
}
