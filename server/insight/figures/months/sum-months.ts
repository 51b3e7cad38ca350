import type { RawBuilder } from "kysely";
import type { Tx } from "../../../plumbing/database/db.ts";
import { noteFirstSales } from "../first-sales.ts";
import { type Handling, priceHandling } from "../price-handling.ts";
import { sumContacts, sumRareEntries } from "../sum-contacts.ts";
import { sumMoney } from "../sum-money.ts";
import { sumRefundsAtTheirSalesRate } from "../sum-refunds.ts";
import { sumDocuments, sumLines } from "../sum-sales.ts";
import { joinMonths } from "./join-months.ts";

/**
 * Adds up every fact once: one row for each customer and month, in `month_sum`, as the ledger has it to the cent. The
 * ledger prices one fact at a time, so that a figure can be opened down to its rows; here facts are added up first and priced together, 20 million in minutes. A test holds both against each other.
 * Wants what layOutPrices leaves.
 * @param only whom it is about, by golden_id, where contacts are there that others share with them; null: all
 */
export async function sumMonths(tx: Tx, only: RawBuilder<unknown> | null = null): Promise<Handling> {
  // The days of documents are known, how many fall on each is not: nested loops would read them one by one.
  await tx.sql`set local enable_nestloop = off`;
  // And merging would put all documents in the order of days first, where a table of the days is small.
  await tx.sql`set local enable_mergejoin = off`;
  const handling = await priceHandling(tx);
  await sumDocuments(tx, handling);
  await sumLines(tx, handling);
  await noteFirstSales(tx);
  await sumContacts(tx);
  if (only !== null)
    await tx.sql`delete from contacts_sum where golden_id not in (select golden_id from ${only} as whom)`;
  await sumRareEntries(tx);
  await sumRefundsAtTheirSalesRate(tx);
  await sumMoney(tx);
  await tx.sql`analyze documents_sum (golden_id, sale_stretch_no), lines_sum (golden_id, sale_stretch_no), contacts_sum (golden_id, month, activity_code), rare_sum (golden_id, month, category, activity_code)`;
  await tx.sql`set local enable_mergejoin = on`;
  await joinMonths(tx, handling);
  await tx.sql`set local enable_nestloop = on`;
  return handling;
}
