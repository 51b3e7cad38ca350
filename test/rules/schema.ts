import { distributionColumn, placement } from "../../db/placement.ts";
import type { Relation } from "./catalogue.ts";

/** Tables, columns, constraints and indexes that don't say what they are. */
export function withoutWords(relations: readonly Relation[]): string[] {
  const found: string[] = [];
  const want = (what: string, comment: string | null) => {
    if (comment === null || comment.trim() === "")
      found.push(`${what} has no comment. Say in its migration what it means.`);
  };
  for (const relation of relations) {
    want(`${relation.kind === "v" ? "The view" : "The table"} ${relation.name}`, relation.comment);
    // A view's columns are those of its tables, but for the ledger, which is read by many.
    if (relation.kind === "r" || relation.name === "ledger")
      for (const column of relation.columns)
        want(`The column ${relation.name}.${column.name}`, column.comment);
    for (const one of relation.constraints)
      want(`The constraint ${one.name} on ${relation.name}`, one.comment);
    for (const index of relation.indexes) want(`The index ${index.name} on ${relation.name}`, index.comment);
  }
  return found;
}

/** Constraints and indexes that were named by the database: nobody can map `document_check1` to a sentence. */
export function namedByTheDatabase(relations: readonly Relation[]): string[] {
  return relations.flatMap((relation) =>
    [...relation.constraints.map((one) => one.name), ...relation.indexes.map((index) => index.name)]
      .filter((name) => /(_check|_excl|_idx)\d*$|(_key|_fkey|_pkey)\d+$/.test(name))
      .map(
        (name) =>
          `${name} on ${relation.name} has the name the database gave it. Name it by what it promises.`,
      ),
  );
}

/** What keeps a table from being spread over machines by its customer. */
export function notSpreadable(relations: readonly Relation[]): string[] {
  const tables = relations.filter((relation) => relation.kind === "r");
  const found: string[] = [];
  for (const table of tables) {
    const column = distributionColumn(table.name);
    if (column === undefined) continue;
    found.push(...keyFaults(table, column), ...referenceFaults(table, column));
    for (const one of table.columns)
      if (one.isIdentity || /^nextval\(/.test(one.default ?? ""))
        found.push(
          `${table.name}.${one.name} is numbered by the database. Ids are made by the application (newId).`,
        );
  }
  for (const table of tables)
    for (const trigger of table.triggers)
      found.push(`${trigger} on ${table.name} is a trigger. Do it in the action, where it is seen.`);
  const known = new Set(tables.map((table) => table.name));
  const listed = [
    ...placement.reference,
    ...placement.local,
    ...Object.keys(placement.lookup),
    ...Object.keys(placement.golden),
  ];
  for (const name of listed)
    if (!known.has(name)) found.push(`db/placement.ts lists ${name}, which is no table. Take it out.`);
  return found;
}

function keyFaults(table: Relation, column: string): string[] {
  const primary = table.constraints.find((one) => one.type === "p");
  if (!table.columns.some((one) => one.name === column))
    return [
      `${table.name} belongs to no customer: it has no ${column}. Give it one, or list it in db/placement.ts.`,
    ];
  if (primary === undefined)
    return [`${table.name} has no primary key. Give it one that begins with ${column}.`];
  const isLookup = table.name in placement.lookup;
  const keys = [
    ...table.constraints.filter((one) => one.type === "p" || one.type === "u" || one.type === "x"),
    ...table.indexes.filter((index) => index.isUnique),
  ];
  return keys
    .filter((key) => (isLookup ? !key.columns.includes(column) : key.columns[0] !== column))
    .map(
      (key) =>
        `${key.name} on ${table.name} is unique over (${key.columns.join(", ")}). Put ${column} first: the customer leads.`,
    );
}

function referenceFaults(table: Relation, column: string): string[] {
  return table.constraints.flatMap((one) => {
    if (one.type !== "f" || one.to === null) return [];
    const reference: readonly string[] = placement.reference;
    if (reference.includes(one.to)) return [];
    const theirs = distributionColumn(one.to);
    if (theirs === undefined)
      return [
        `${one.name} leads from ${table.name} to ${one.to}, which stays on one machine. Keep the id without a foreign key.`,
      ];
    return one.toColumns[one.columns.indexOf(column)] === theirs
      ? []
      : [
          `${one.name} leads from ${table.name} to ${one.to} without ${column}. Put it on both sides, or keep the id without a foreign key.`,
        ];
  });
}
