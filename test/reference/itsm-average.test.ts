import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { averageServing, misplaced } from "../../server/insight/average-method/average-serving.ts";
import { testDatabase } from "../harness/database.ts";
import { realData } from "./bring-in.ts";

const folder = realData("value/itsm-incidents");

/** 20,768 real support incidents at the rates their README assumes: what each of 4,828 callers cost, in cents. */
function centsByCaller(): number[] {
  const rows: Record<string, string>[] = parse(
    gunzipSync(readFileSync(join(folder ?? "", "incidents.csv.gz"))),
    { columns: true },
  );
  const cents = new Map<string, number>();
  for (const row of rows) {
    const cost =
      600 +
      150 * Number(row.log_events) +
      250 * Number(row.reassignment_count) +
      900 * Number(row.reopen_count) +
      (row.contact_type === "Phone" ? 400 : 0);
    if (row.caller_id) cents.set(row.caller_id, (cents.get(row.caller_id) ?? 0) + cost);
  }
  return [...cents.values()];
}

test.runIf(folder)(
  "spread evenly, 38.3 % of what real callers cost would stand with the wrong ones",
  async () => {
    const database = await testDatabase();
    const [found] = await database.sql<{ average: string; share: string }>`
    with total as (
      select cents / 100.0 as serving, 0::numeric as revenue from unnest(${centsByCaller()}::numeric[]) as cents
    ),
    charged as (select serving, ${averageServing("customers")} as average from total)
    select round(min(average), 6) as average, round(${misplaced} / sum(serving), 6) as share from charged`;
    await database.drop();
    expect(found).toEqual({ average: "91.388670", share: "0.383464" });
  },
);
