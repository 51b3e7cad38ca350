import type { Tx } from "../../plumbing/database/db.ts";
import { type ComparedRecord, saidOf } from "./compare-fields.ts";

/** How many records have each phone, mail, site and tax number of these: a phone of two says more than one of two hundred. */
export async function holdersOf(tx: Tx, records: readonly ComparedRecord[]): Promise<Map<string, number>> {
  const asked = new Map<string, { kind: string; value: string }>();
  for (const record of records)
    for (const field of ["mail", "phone", "website", "taxNumber"] as const)
      for (const { key, lookup } of saidOf(record, field))
        if (lookup !== null) asked.set(`${lookup} ${key}`, { kind: lookup, value: key });
  if (asked.size === 0) return new Map();
  const rows = await tx.sql<{ kind: string; value: string; holders: number }>`
    select asked.kind, asked.value, count(lookup.party_id) as holders
    from jsonb_to_recordset(${JSON.stringify([...asked.values()])}::jsonb) as asked (kind text, value text)
    join lookup on lookup.kind = asked.kind and lookup.value = asked.value
    group by asked.kind, asked.value`;
  return new Map(rows.map(({ kind, value, holders }) => [`${kind} ${value}`, holders]));
}
