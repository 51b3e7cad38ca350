import type { CustomType } from "../../../contract/customers/custom-types.ts";
import type {
  LinkMap,
  Mend,
  ModuleMap,
  PartMap,
} from "../../../contract/data-quality/imports/import-mapping.ts";

/** What a column is read as. Of anything but a link, `link` names the further record of the row that it belongs to. */
export type Use = {
  as: "id" | "name" | "field" | "link" | "custom" | "ignored";
  field?: string | undefined;
  link?: string | undefined;
};

export type Target = Exclude<Listed<ModuleMap["columns"][string]>, string>;
type Listed<T> = T extends readonly (infer One)[] ? One : T;

/**
 * All that a column is read as; one that no mapping names is kept as a field of the workspace, as the load does it. One that a rule
 * takes apart is what its pieces are.
 */
export function usesOf(map: ModuleMap, column: string): Use[] {
  const own = ownUses(map, column);
  if (own.length > 0) return own;
  const pieces = piecesOf(map, column).flatMap((piece) =>
    ownUses(map, piece).filter(({ as }) => as !== "name"),
  );
  if (pieces.length > 0) return pieces;
  return hasWord(map.ignored, column) ? [{ as: "ignored" }] : [{ as: "custom" }];
}

/** Whether a rule takes a column apart. */
export function makesColumns(rule: Mend): rule is Extract<Mend, { split: string } | { byName: string }> {
  return "split" in rule || "byName" in rule;
}

/** The columns into which a rule takes a column apart. */
export function piecesOf(map: ModuleMap, column: string): string[] {
  return map.mend.flatMap((rule) => (makesColumns(rule) && isSame(rule.column, column) ? rule.into : []));
}

/** What a column is read as itself. That the row's record stands to all whom it names is said by its link already. */
export function ownUses(map: ModuleMap, column: string): Use[] {
  const parts = Object.entries(map.parts).filter(([, { kind }]) => kind !== "relationship");
  return [
    ...usesInRecord(map, column),
    ...parts.flatMap(([part, record]) =>
      usesInRecord(record, column).map((use) => (use.as === "link" ? use : { ...use, link: part })),
    ),
  ];
}

function usesInRecord(record: ModuleMap | PartMap, column: string): Use[] {
  const uses: Use[] = [];
  if (hasWord(record.id, column)) uses.push({ as: "id" });
  if (hasWord(record.name, column)) uses.push({ as: "name" });
  for (const { field } of targetsOf(record, column))
    uses.push(field === "custom" ? { as: "custom" } : { as: "field", field });
  for (const [link, { column: named = [] }] of Object.entries(record.links))
    if (hasWord([named].flat(), column)) uses.push({ as: "link", link });
  return uses;
}

/** The fields a column fills, each in its long form. */
export function targetsOf(record: Pick<ModuleMap, "columns">, column: string): Target[] {
  const given = Object.entries(record.columns).find(([name]) => isSame(name, column))?.[1];
  return [given ?? []].flat().map((target) => (typeof target === "string" ? { field: target } : target));
}

/** The link a column names, with where it leads. */
export function linkOf(map: ModuleMap, column: string): { name: string; link: LinkMap } | undefined {
  const found = Object.entries(map.links).find(([, link]) => hasWord([link.column ?? []].flat(), column));
  return found && { name: found[0], link: found[1] };
}

/** Name and type under which a column is kept as a field of the workspace. */
export function customOf(map: ModuleMap, column: string): { name: string | undefined; type: CustomType } {
  const target = targetsOf(map, column).find(({ field }) => field === "custom");
  return { name: target?.name, type: target?.type ?? "text" };
}

/** Headers are the same however their letters are written, as for the load. */
export function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

export function hasWord(words: readonly string[], sought: string): boolean {
  return words.some((word) => isSame(word, sought));
}

/** The word list of a target with one word of theirs translated otherwise; `undefined` leaves it untranslated. */
export function withWord(target: Target, theirs: string, ours: string | undefined): Record<string, string> {
  const { [theirs]: _, ...others } = target.values ?? {};
  return ours === undefined ? others : { ...others, [theirs]: ours };
}
