import { type RawBuilder, sql } from "kysely";
import { insertNoted, type Load, updateNoted } from "./journal.ts";

/**
 * How a column of ours is filled from a staged row (alias `s`, with `w` for the workspace).
 * `given` says whether the row speaks of it at all: an update leaves the others as they are.
 */
export type Column = {
  value: RawBuilder<unknown>;
  given: RawBuilder<unknown> | null;
  /** An empty value leaves what stood there (alias `t`). */
  keepWhenEmpty: boolean;
  /** The new value of an update, where it isn't `value`. */
  next?: RawBuilder<unknown>;
};

/** One kind of record: which staged rows, which table, its key and the columns. */
export type RecordPlan = {
  kind: string;
  table: string;
  key: Record<string, RawBuilder<unknown>>;
  columns: Record<string, Column>;
  /** The table counts versions. */
  versioned?: boolean;
};

/** Inserts the staged rows of a kind that are new and updates those that changed. One statement each. */
export async function loadRecords(load: Load, plan: RecordPlan): Promise<void> {
  const columns = Object.entries(plan.columns);
  const keys = Object.entries(plan.key);
  const table = sql.table(plan.table);
  const names = [...keys, ...columns].map(([name]) => sql.ref(name));
  const values = [...keys.map(([, value]) => value), ...columns.map(([, column]) => column.value)];
  if (await hasRows(load, [plan.kind], "create"))
    await insertNoted(
      load,
      plan.table,
      sql`insert into ${table} (${sql.join(names)})
          select ${sql.join(values)} from ${stagedRows(load, plan.kind, "create")}`,
    );

  const sets = columns.flatMap(([name, column]) => (column.given === null ? [] : [set(name, column)]));
  if (plan.versioned) sets.push(sql`version = t.version + 1`);
  if (sets.length === 0 || !(await hasRows(load, [plan.kind], "update"))) return;
  const same = keys.map(([name, value]) => sql`t.${sql.ref(name)} = ${value}`);
  await updateNoted(
    load,
    plan.table,
    sql`update ${table} t set ${sql.join(sets)}
        from ${stagedRows(load, plan.kind, "update")}
        where ${sql.join(same, sql` and `)}`,
  );
}

/** The staged rows of a kind as table `s`, beside the workspace as `w`. */
function stagedRows({ runId }: Load, kind: string, action: "create" | "update") {
  return sql`(
    select * from staged_row where run_id = ${runId} and kind = ${kind} and action = ${action}
  ) s cross join (select * from workspace limit 1) w`;
}

/** Whether any of these kinds has rows that are to be made, or that change what is here. */
export async function hasRows(
  { tx, runId, staged }: Load,
  kinds: readonly string[],
  action: "create" | "update",
): Promise<boolean> {
  if (staged !== undefined) return kinds.some((kind) => staged.has(`${kind} ${action}`));
  const rows = await tx.sql`
    select from staged_row where run_id = ${runId} and kind = any(${[...kinds]}) and action = ${action} limit 1`;
  return rows.length > 0;
}

function set(name: string, { given, value, keepWhenEmpty, ...rest }: Column): RawBuilder<unknown> {
  const column = sql`t.${sql.ref(name)}`;
  const next = rest.next ?? (keepWhenEmpty ? sql`coalesce(${value}, ${column})` : value);
  return sql`${sql.ref(name)} = case when ${given} then ${next} else ${column} end`;
}

const said = (field: string) => sql`s.data->>${sql.lit(field)}`;
const has = (field: string) => sql`s.data ? ${sql.lit(field)}`;

/** A column as the row says it; `otherwise` stands in for what the row leaves empty, in a column that must not be. */
function column(field: string, value: RawBuilder<unknown>, otherwise?: RawBuilder<unknown>): Column {
  if (otherwise === undefined) return { value, given: has(field), keepWhenEmpty: false };
  return {
    value: sql`coalesce(${value}, ${otherwise})`,
    given: sql`${said(field)} is not null`,
    keepWhenEmpty: true,
  };
}

export const text = (field: string, otherwise?: RawBuilder<unknown>) => column(field, said(field), otherwise);
export const number = (field: string, otherwise?: RawBuilder<unknown>) =>
  column(field, sql`(${said(field)})::numeric`, otherwise);
export const integer = (field: string) => column(field, sql`round((${said(field)})::numeric)::integer`);
export const yes = (field: string, otherwise?: RawBuilder<unknown>) =>
  column(field, sql`(${said(field)})::boolean`, otherwise);

/** The business day of a day or a moment as the source wrote it, which is in the workspace's zone. */
export const day = (field: string, otherwise?: RawBuilder<unknown>) => column(field, dayOf(field), otherwise);

/** A moment; the source writes local time of the workspace's zone. */
export const instant = (field: string, otherwise?: RawBuilder<unknown>) =>
  column(field, instantOf(field), otherwise);

/** The record a link leads to. */
export const link = (name: string): Column => ({
  value: linkOf(name),
  given: sql`s.refs ? ${sql.lit(name)}`,
  keepWhenEmpty: false,
});

/** What the row says that we have no column for; added to what stood there. */
export const custom: Column = {
  value: sql`s.custom`,
  given: sql`true`,
  keepWhenEmpty: false,
  next: sql`t.custom || s.custom`,
};

/** A value that is set once and not touched by later deliveries. */
export const once = (value: RawBuilder<unknown>): Column => ({ value, given: null, keepWhenEmpty: false });

/** A value made from several fields; it changes when the row speaks of one of them. */
export const made = (value: RawBuilder<unknown>, ...fields: string[]): Column => ({
  value,
  given: sql`s.data ?| array[${sql.join(fields.map((field) => sql.lit(field)))}]::text[]`,
  keepWhenEmpty: false,
});

export const linkOf = (name: string) => sql`(s.link->>${sql.lit(name)})::uuid`;
export const dayOf = (field: string) => sql`left(${said(field)}, 10)::date`;
/** Local time, which is the workspace's; where its distance from UTC stands behind it, exact even at the hour that comes twice. */
export const instantOf = (field: string) => sql`case when length(${said(field)}) > 19
  then (${said(field)})::timestamptz else (${said(field)})::timestamp at time zone w.time_zone end`;
export const numberOf = (field: string) => sql`(${said(field)})::numeric`;
/** Today in the workspace's zone. */
export const today = sql`(now() at time zone w.time_zone)::date`;
