import { sql } from "kysely";
import { numberOf } from "../../../../plumbing/runs/load-records.ts";

/** What was to be paid for the staged document `s`, tax included. */
export const gross = numberOf("gross_total");

/** Whether the staged document `s` says what was to be paid, and no total without the tax. */
export const saysGrossAlone = sql`coalesce(s.data->>'list_total', s.data->>'net_total') is null and ${gross} is not null`;

/** Whether the staged row `s` is to be made, or says something of what is here. */
export const isTaken = sql`s.action in ('create', 'known')`;
