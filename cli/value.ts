import { parseArgs } from "node:util";
import { z } from "zod";
import { curveWindows, valueWindows } from "../contract/insight/value-windows.ts";
import { valueOfAll } from "../server/insight/value/command-line/value-of-all.ts";
import { type ValueOfOne, valueOfOne } from "../server/insight/value/command-line/value-of-one.ts";
import { systemActor } from "../server/plumbing/actor.ts";
import { refuse } from "../server/plumbing/refuse.ts";
import type { Io } from "./command.ts";
import { withConnections } from "./running/with-database.ts";
import { counted } from "./writing/counted.ts";
import { waterfallText } from "./writing/waterfall-text.ts";
import { writeMonths } from "./writing/write-months.ts";

export const usage = `vitalfew value [--customer ID] [--measure revenue|profit] [--window WINDOW] [--from DAY] [--to DAY] [--json]
vitalfew value --months FILE [--customer ID] [--from DAY] [--to DAY]

Says what all customers bring together, and how few of them bring how much. Computes anew first when facts changed.
With --customer: what one brings, from list sales to profit, and how it is served; straight from the facts.
  --customer  our id, the id in the system it came from, or the whole name
  --measure   rank customers by profit (as they stand) or by revenue
  --window    ${valueWindows.join(", ")}: twelve closed months, the last calendar or fiscal year that is over, the
              running fiscal year (one customer only), the twelve months before, everything. All customers together:
              everything unless said; one customer: 12m unless said
  --from      first day, YYYY-MM-DD; all customers together only
  --to        last day, YYYY-MM-DD
With --months: one row for each customer and month, as the last value run left them, into a new file: .csv, or .jsonl for
JSON lines.`;

const Day = z.iso.date();
const actor = systemActor("command");

/**
 * One customer: the answer of the card (`GET /parties/{partyId}/value`) with `name` and `kind`. All together:
 * `{ customers, revenue, profit, coverage, top20Share, peakShare, losing, losses, gini, unattributed, window }`,
 * amounts as numbers in base currency, shares from 0 to 1 (null where they have no meaning).
 */
export async function run(args: string[], io: Io): Promise<void> {
  const question = questionOf(args);
  const { customer, months } = question;
  if (months !== undefined) {
    const written = await withConnections((db) => writeMonths(db, actor, { ...question, file: months }));
    io.say(`${written.rows.toLocaleString("en")} months of customers in ${written.file}.`);
    io.answer(written);
    return;
  }
  if (customer !== undefined) {
    const value = await withConnections((db) =>
      valueOfOne(db, actor, { customer, window: question.window ?? "12m" }),
    );
    for (const line of linesOfOne(value)) io.say(line);
    io.answer(value);
    return;
  }
  const window = curveWindows.find((one) => one === (question.window ?? "all"));
  if (window === undefined)
    refuse("usage", { problem: `--window ${question.window} is for one --customer.`, command: "value" });
  const summary = await withConnections((db) =>
    valueOfAll(db, actor, { ...question, window }, (line) => console.error(line)),
  );
  const answer = {
    ...summary,
    revenue: Number(summary.revenue),
    profit: Number(summary.profit),
    losses: Number(summary.losses),
    unattributed: Number(summary.unattributed),
  };
  for (const line of linesOf(answer, question.measure)) io.say(line);
  io.answer(answer);
}

function questionOf(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      customer: { type: "string" },
      measure: { type: "string", default: "profit" },
      window: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      months: { type: "string" },
    },
  });
  const { customer, measure, from, to, months } = values;
  const window = valueWindows.find((one) => one === values.window);
  if (measure !== "profit" && measure !== "revenue")
    refuse("usage", { problem: `--measure is profit or revenue, not ${measure}.`, command: "value" });
  if (values.window !== undefined && window === undefined)
    refuse("usage", {
      problem: `--window is one of ${valueWindows.join(", ")}, not ${values.window}.`,
      command: "value",
    });
  if (customer !== undefined && months === undefined && (from !== undefined || to !== undefined))
    refuse("usage", { problem: "--from and --to are of all customers together.", command: "value" });
  for (const day of [from, to]) {
    if (day !== undefined && !Day.safeParse(day).success)
      refuse("usage", { problem: `${day} is no day of the form 2026-11-21.`, command: "value" });
  }
  return { customer, measure, window, from, until: to, months } as const;
}

type Answer = {
  customers: number;
  revenue: number;
  profit: number;
  coverage: number | null;
  top20Share: number | null;
  peakShare: number | null;
  losing: number;
  losses: number;
  gini: number | null;
  unattributed: number;
  window: { from: string; until: string };
};

function linesOf(answer: Answer, measure: string): string[] {
  const amount = (value: number) => new Intl.NumberFormat("en", { maximumFractionDigits: 0 }).format(value);
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
  const { coverage, top20Share, peakShare } = answer;
  return [
    `${counted(answer.customers, "customer")} from ${answer.window.from} to ${answer.window.until}, by ${measure}`,
    `revenue        ${amount(answer.revenue)}`,
    `profit         ${amount(answer.profit)}${coverage === null ? "" : `, with a cost of goods for ${percent(coverage)} of the revenue`}`,
    ...(top20Share === null || peakShare === null
      ? [`best 20 %      bring no share: all together there is no ${measure}`]
      : [
          `best 20 %      bring ${percent(top20Share)} of the ${measure}`,
          `peak           ${percent(peakShare)}`,
        ]),
    `losing         ${amount(answer.losing)} ${answer.losing === 1 ? "costs more than it brings," : "cost more than they bring, together"} ${amount(answer.losses)}`,
    `unattributed   ${amount(answer.unattributed)}`,
  ];
}

function linesOfOne(value: ValueOfOne): string[] {
  const { window, before, rating, rfm } = value;
  const compared = before === null ? "" : `; beside it ${before.from} to ${before.until}`;
  return [
    `${value.name}, ${window.from} to ${window.until}${compared}`,
    ...(rating === null ? [] : [rating.sentence ?? rating.sentencePlain]),
    ...(rfm === null ? [] : [`RFM ${rfm.recency}${rfm.frequency}${rfm.monetary}`]),
    "",
    ...waterfallText(value.waterfall ?? []),
    ...value.serving.map(
      (row) =>
        `    ${row.name.padEnd(22)}${Number(row.amount ?? 0)
          .toFixed(2)
          .padStart(16)}  ${row.eventsCount} times`,
    ),
    ...value.notCounted.map(({ reason, count }) => `not counted: ${count} ${reason.replaceAll("_", " ")}`),
  ];
}
