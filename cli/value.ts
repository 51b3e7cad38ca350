import { parseArgs } from "node:util";
import { z } from "zod";
import { valueOfAll } from "../server/insight/value/value-of-all.ts";
import { systemActor } from "../server/plumbing/actor.ts";
import { openDatabase } from "../server/plumbing/db.ts";
import { refuse } from "../server/plumbing/refuse.ts";
import type { Io } from "./command.ts";
import { withDatabase } from "./with-database.ts";

export const usage = `vitalfew value [--measure revenue|profit] [--window all|12m] [--from DAY] [--to DAY] [--json]

Says what all customers bring together, and how few of them bring how much. Computes anew first when facts changed.
  --measure   rank customers by profit (as they stand) or by revenue
  --window    all facts (as they stand), or the twelve closed months that customers are rated over
  --from      first day, YYYY-MM-DD
  --to        last day, YYYY-MM-DD`;

const Day = z.iso.date();

/**
 * Answers `{ customers, revenue, profit, coverage, top20Share, peakShare, losing, losses, gini, unattributed, window }`,
 * amounts as numbers in base currency, shares from 0 to 1 (null where they have no meaning).
 */
export async function run(args: string[], io: Io): Promise<void> {
  const question = questionOf(args);
  const summary = await withDatabase(async ({ url }) => {
    const db = openDatabase(url);
    try {
      return await valueOfAll(db, systemActor("command"), question, (line) => console.error(line));
    } finally {
      await db.close();
    }
  });
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
      measure: { type: "string", default: "profit" },
      window: { type: "string", default: "all" },
      from: { type: "string" },
      to: { type: "string" },
    },
  });
  const { measure, window, from, to } = values;
  if (measure !== "profit" && measure !== "revenue")
    refuse("usage", { problem: `--measure is profit or revenue, not ${measure}.`, command: "value" });
  if (window !== "all" && window !== "12m")
    refuse("usage", { problem: `--window is all or 12m, not ${window}.`, command: "value" });
  for (const day of [from, to]) {
    if (day !== undefined && !Day.safeParse(day).success)
      refuse("usage", { problem: `${day} is no day of the form 2026-11-21.`, command: "value" });
  }
  return { measure, window, from, until: to } as const;
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
  const share = (value: number | null) => (value === null ? "not known" : `${(value * 100).toFixed(1)} %`);
  return [
    `${amount(answer.customers)} customers from ${answer.window.from} to ${answer.window.until}, by ${measure}`,
    `revenue        ${amount(answer.revenue)}`,
    `profit         ${amount(answer.profit)}, with a cost of goods for ${share(answer.coverage)} of the revenue`,
    `best 20 %      bring ${share(answer.top20Share)} of the ${measure}`,
    `peak           ${share(answer.peakShare)}`,
    `losing         ${amount(answer.losing)} cost more than they bring, together ${amount(answer.losses)}`,
    `unattributed   ${amount(answer.unattributed)}`,
  ];
}
