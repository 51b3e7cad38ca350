import { type RawBuilder, sql } from "kysely";
import type { FieldType } from "../../../contract/data-quality/imports/import-kind.ts";
import {
  fieldsOf,
  type ImportKind,
  importKindNames,
} from "../../../contract/data-quality/imports/import-kinds.ts";
import type { Actor } from "../../plumbing/actor.ts";
import { idColumn, linkColumn } from "./column-names.ts";
import type { Records, Source } from "./sources/source.ts";
import { sourcesOf } from "./sources/sources.ts";
import type { Column } from "./writing/table-writer.ts";

/** One table of an export: its file, its columns, and the rows the actor may have. */
export type PlannedTable = {
  kind: ImportKind;
  file: string;
  columns: readonly Column[];
  /** One for each column, as the database has it. */
  values: readonly RawBuilder<unknown>[];
  /** `from … where …` */
  rows: RawBuilder<unknown>;
  order: RawBuilder<unknown>;
  custom: RawBuilder<unknown> | undefined;
};

/** Which customers an export is of: `all`, or those in the table `exported_party` that its snapshot makes. */
export type Range = "all" | "chosen";

/** The kinds that an actor may export, in the order in which they are written. */
export function kindsFor(actor: Pick<Actor, "may">, range: Range): ImportKind[] {
  return [...sourcesOf(new Set())].flatMap(([kind, source]) => (isFor(actor, range, source) ? [kind] : []));
}

/**
 * Plans the tables of an export: those kinds of the ones asked for that the actor may have, without amounts for those who
 * may not see money. Pure.
 */
export function planExport(
  actor: Pick<Actor, "may">,
  asked: readonly ImportKind[],
  range: Range,
  records: Records = "each",
): PlannedTable[] {
  const allowed = new Set(kindsFor(actor, range).filter((kind) => asked.includes(kind)));
  const how = { withMoney: actor.may.has("money.read"), range, records };
  return [...sourcesOf(allowed, records)].flatMap(([kind, source]) =>
    allowed.has(kind) ? planTable(kind, source, how) : [],
  );
}

function isFor({ may }: Pick<Actor, "may">, range: Range, source: Source): boolean {
  if (source.isMoney && !may.has("money.read")) return false;
  if (source.isOfHouse && range !== "all") return false;
  return may.has(source.permission);
}

function planTable(
  kind: ImportKind,
  source: Source,
  { withMoney, range, records }: { withMoney: boolean; range: Range; records: Records },
): PlannedTable {
  const types = fieldsOf(kind);
  const columns: Column[] = [{ name: idColumn(kind), type: "text" }];
  const values: RawBuilder<unknown>[] = [sql`(${source.id})::text`];
  const add = (name: string, type: FieldType, value: RawBuilder<unknown> | null) => {
    if (value === null || (isMoney(type) && !withMoney)) return;
    columns.push({ name, type });
    values.push(asText(type, value));
  };
  for (const [field, value] of Object.entries(source.fields)) add(field, types[field] ?? "text", value);
  for (const [link, value] of Object.entries(source.links))
    add(linkColumn(link), "text", value === null || records === "each" ? value : keptAs(value));
  const conditions = [source.where ?? sql`true`];
  if (range === "chosen" && source.party)
    conditions.push(sql`${source.party} in (select party_id from exported_party)`);
  if (range === "chosen" && kind === "relationship")
    conditions.push(sql`t.other_party_id in (select party_id from exported_party)`);
  const rows = sql`from ${source.from} where ${sql.join(conditions, sql` and `)}`;
  return { kind, file: source.file, columns, values, rows, order: source.order, custom: source.custom };
}

/** The record a party is kept as; what is no party's id stays what it is. */
function keptAs(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select coalesce((select kept.golden_id from party as kept where kept.party_id = leads.id), leads.id)
    from (select (${id})::uuid as id) as leads
  )`;
}

/** A share of an amount tells the amount of another line. */
function isMoney(type: FieldType): boolean {
  return type === "amount" || type === "share";
}

/** Figures without zeros at their end; days and moments as the session writes them, in ISO and UTC. */
function asText(type: FieldType, value: RawBuilder<unknown>): RawBuilder<unknown> {
  switch (type) {
    case "amount":
    case "number":
    case "percent":
    case "share":
      return sql`trim_scale(${value})::text`;
    default:
      return sql`(${value})::text`;
  }
}

/** Everything that can be exported; what a filter of the list of customers finds is customers. */
export function kindsAskedFor(input: {
  kinds?: readonly ImportKind[] | undefined;
  customers?: unknown;
}): readonly ImportKind[] {
  if (input.kinds !== undefined) return input.kinds;
  return input.customers === undefined ? importKindNames : ["organisation", "household", "person"];
}
