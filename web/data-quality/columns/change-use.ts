import type { CustomType } from "../../../contract/customers/custom-types.ts";
import { isWish } from "../../../contract/data-quality/imports/import-kinds.ts";
import type { LinkMap, ModuleMap } from "../../../contract/data-quality/imports/import-mapping.ts";
import {
  hasWord,
  isSame,
  makesColumns,
  ownUses,
  piecesOf,
  type Target,
  targetsOf,
  type Use,
  usesOf,
} from "./uses-of-column.ts";

type UseDetails = {
  /** The type found in its cells, for a field of the workspace. */
  type: CustomType;
  /** The table a link leads to. */
  to?: string | undefined;
};

/**
 * The mapping in which a column is read as this and nothing else. A field has one column: another one that filled it is
 * kept as a field of the workspace, so that nothing of it is lost.
 */
export function changeUse(map: ModuleMap, column: string, use: Use, details: UseDetails): ModuleMap {
  return addUse(withoutUses(inOnePiece(map, column), column), column, use, details);
}

/** What was only read of its pieces is taken apart no more: they are nothing then. */
function inOnePiece(map: ModuleMap, column: string): ModuleMap {
  if (ownUses(map, column).length > 0) return map;
  const whole = {
    ...map,
    mend: map.mend.filter((rule) => !(makesColumns(rule) && isSame(rule.column, column))),
  };
  return piecesOf(map, column).reduce(withoutUses, whole);
}

/** The mapping in which a column is read as this besides what it was. */
export function addUse(map: ModuleMap, column: string, use: Use, { type, to }: UseDetails): ModuleMap {
  switch (use.as) {
    case "id":
      return { ...map, id: [...map.id, column] };
    case "name":
      return { ...map, name: [...map.name, column] };
    case "ignored":
      return { ...map, ignored: [...map.ignored, column] };
    case "custom":
      return withTarget(map, column, { field: "custom", type });
    case "field":
      return use.field === undefined
        ? map
        : // Several columns may say whom not to write to: none of them is lost.
          withTarget(isWish(use.field) ? map : withoutField(map, use.field), column, { field: use.field });
    case "link":
      return use.link === undefined
        ? map
        : withLink(map, use.link, { column, ...(to !== undefined && { to }) });
  }
}

/** A column that means nothing any more: neither id nor field nor link, in the row's record and its parts. */
export function withoutUses(map: ModuleMap, column: string): ModuleMap {
  return {
    ...withoutUsesInRecord(map, column),
    ignored: without(map.ignored, column),
    parts: Object.fromEntries(
      Object.entries(map.parts).map(([name, part]) => [name, withoutUsesInRecord(part, column)]),
    ),
  };
}

function withoutUsesInRecord<Record extends Pick<ModuleMap, "id" | "name" | "columns" | "links">>(
  record: Record,
  column: string,
): Record {
  const links = Object.entries(record.links).flatMap(([name, link]) => {
    if (link.column === undefined) return [[name, link] as const];
    const rest = without([link.column].flat(), column);
    return rest.length === 0 ? [] : [[name, { ...link, column: rest }] as const];
  });
  return {
    ...record,
    id: without(record.id, column),
    name: without(record.name, column),
    columns: Object.fromEntries(Object.entries(record.columns).filter(([name]) => !isSame(name, column))),
    links: Object.fromEntries(links),
  };
}

/** How one of its fields is read: its words, the order of its dates, its name and type as a field of the workspace. */
export function changeTarget(map: ModuleMap, column: string, change: Partial<Target>): ModuleMap {
  const targets = targetsOf(map, column);
  const [first = { field: "custom" }] = targets;
  const meant = targets.find(({ field }) => field === change.field) ?? first;
  const next = { ...meant, ...change };
  if (!targets.includes(meant)) return withTargets(map, column, [next]);
  return withTargets(
    map,
    column,
    targets.map((target) => (target === meant ? next : target)),
  );
}

/** Where a link leads, and by what it names the other record. */
export function changeLink(map: ModuleMap, name: string, change: Partial<LinkMap>): ModuleMap {
  return withLink(map, name, change);
}

/** Which other column a use would be taken from. */
export function columnUsedAs(map: ModuleMap, columns: readonly string[], use: Use): string | undefined {
  if (use.as !== "field" && use.as !== "link") return undefined;
  return columns.find((column) =>
    usesOf(map, column).some(
      ({ as, field, link }) => as === use.as && field === use.field && link === use.link,
    ),
  );
}

function withTarget(map: ModuleMap, column: string, target: Target): ModuleMap {
  return withTargets(map, column, [...targetsOf(map, column), target]);
}

function withTargets(map: ModuleMap, column: string, targets: readonly Target[]): ModuleMap {
  const rest = Object.entries(map.columns).filter(([name]) => !isSame(name, column));
  const short = targets.map(shortOf);
  const [only, ...others] = short;
  if (only === undefined) return { ...map, columns: Object.fromEntries(rest) };
  return { ...map, columns: Object.fromEntries([...rest, [column, others.length === 0 ? only : short]]) };
}

/** A field of which nothing more is said is written as its name. */
function shortOf(target: Target): string | Target {
  const { field, ...more } = target;
  const said = Object.entries(more).filter(([, value]) => value !== undefined);
  return said.length === 0 ? field : { field, ...Object.fromEntries(said) };
}

function withoutField(map: ModuleMap, field: string): ModuleMap {
  const taken = Object.keys(map.columns).filter((column) =>
    targetsOf(map, column).some((target) => target.field === field),
  );
  return taken.reduce((changed, column) => {
    const rest = targetsOf(changed, column).filter((target) => target.field !== field);
    return withTargets(changed, column, rest);
  }, map);
}

function withLink(map: ModuleMap, name: string, change: Partial<LinkMap>): ModuleMap {
  const before = map.links[name] ?? { to: "", by: "id" as const, none: [] };
  return { ...map, links: { ...map.links, [name]: { ...before, ...change } } };
}

function without(words: readonly string[], word: string): string[] {
  return hasWord(words, word) ? words.filter((other) => !isSame(other, word)) : [...words];
}
