import type { z } from "zod";
import { fieldOf, fieldsOfTarget } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";

type Given = z.input<typeof ModuleMap>;
export type Columns = NonNullable<Given["columns"]>;
export type Links = NonNullable<Given["links"]>;
export type Parts = NonNullable<Given["parts"]>;
export type Part = Parts[string];

/** What a mapping says while it is being written: one rule after another adds to it, and takes from it. */
export type LooseMap = { columns: Columns; links: Links; parts: Parts };

/** Whether nothing was made of a column so far but a field of the workspace, so that a rule may take it. */
export function isFree(columns: Columns, column: string): boolean {
  return fieldsOfTarget(columns[column] ?? "custom").every((field) => field === "custom");
}

/** The column that fills a field of ours, if one does. */
export function columnFor(columns: Columns, field: string): string | undefined {
  return Object.keys(columns).find((column) => fieldsOfTarget(columns[column]).includes(field));
}

/** What columns say of a record, for another record made of the same row: theirs → what these fields are called there. */
export function columnsAs(columns: Columns, fields: Readonly<Record<string, string>>): Columns {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([column, given]) => {
      const target = [given].flat().find((one) => fields[fieldOf(one)] !== undefined);
      if (target === undefined) return [];
      const field = fields[fieldOf(target)] ?? "";
      return [[column, typeof target === "string" ? field : { ...target, field }]];
    }),
  );
}
