import { type KeptMeasures, keepable, type Measures, measuresKept } from "../matching/kept-model.ts";
import type { KnownRecord } from "../matching/known-record.ts";
import type { Kind } from "../matching/roles.ts";
import type { CountedValue } from "../matching/value-counts.ts";
import type { Tx } from "../plumbing/database/db.ts";

/** By what records of a kind are weighed here. */
export type ModelInForce = Measures & {
  version: number;
  learntAt: string;
  /** Of how many parties. */
  learntOf: number;
};

/** The newest model of a kind; null where nothing was searched yet, or by a matcher that asked other questions. */
export async function modelInForce(tx: Tx, kind: Kind): Promise<ModelInForce | null> {
  const [kept] = await tx.prepared<Omit<ModelInForce, keyof Measures> & { document: KeptMeasures }>`
    select model_version as version, document, learnt_at as "learntAt", records_count as "learntOf"
    from match_model
    where kind = ${kind}
    order by model_version desc
    limit 1`;
  const measures = kept === undefined ? null : measuresKept(kind, kept.document);
  if (kept === undefined || measures === null) return null;
  return { ...measures, version: kept.version, learntAt: kept.learntAt, learntOf: kept.learntOf };
}

/** Puts a model in force. @returns its version */
export async function keepModel(
  tx: Tx,
  kind: Kind,
  {
    measures,
    records,
    labels,
    card,
    runId,
  }: {
    measures: Measures;
    records: number;
    labels: number;
    card: Record<string, unknown>;
    runId: string;
  },
): Promise<number> {
  const [kept] = await tx.sql<{ version: number }>`
    insert into match_model (
      kind, model_version, document, records_count, labels_count, card, run_id, learnt_at
    )
    select ${kind}::text, coalesce(max(model_version), 0) + 1, ${JSON.stringify(keepable(kind, measures))}::jsonb,
      ${records}::bigint, ${labels}::integer, ${JSON.stringify(card)}::jsonb, ${runId}::uuid, ${tx.now}::timestamptz
    from match_model
    where kind = ${kind}
    returning model_version as version`;
  if (kept === undefined) throw new Error("A model was not kept.");
  return kept.version;
}

/** Adds to what `forgetValues` has emptied: how many records of a kind share a value. */
export async function keepValues(
  tx: Tx,
  kind: KnownRecord["kind"],
  values: readonly CountedValue[],
): Promise<void> {
  await tx.sql`
    insert into match_value (kind, value_column, value, holders_count)
    select ${kind}::text, value_column, value, max(holders)
    from unnest(
      ${values.map(({ column }) => column)}::text[], ${values.map(({ text }) => text)}::text[],
      ${values.map(({ holders }) => holders)}::int[]
    ) as counted (value_column, value, holders)
    group by value_column, value
    on conflict (value, value_column, kind) do update
      set holders_count = greatest(match_value.holders_count, excluded.holders_count)`;
}

/** Empties what the last search counted, for the next. */
export async function forgetValues(tx: Tx): Promise<void> {
  await tx.sql`delete from match_value`;
}

/** How many records of a kind have each of these values, as the last search over all counted; 0 for fewer than three. */
export async function holdersOfValues(
  tx: Tx,
  kind: KnownRecord["kind"],
  values: readonly { column: string; text: string }[],
): Promise<(column: string, text: string) => number> {
  const rows = await tx.prepared<CountedValue>`
    select asked.value_column as "column", asked.value as text, known.holders_count as holders
    from unnest(${values.map(({ column }) => column)}::text[], ${values.map(({ text }) => text)}::text[])
      as asked (value_column, value)
    join match_value as known on known.value = asked.value and known.value_column = asked.value_column
      and known.kind = ${kind}`;
  const known = new Map(rows.map(({ column, text, holders }) => [`${column} ${text}`, holders]));
  return (column, text) => known.get(`${column} ${text}`) ?? 0;
}
