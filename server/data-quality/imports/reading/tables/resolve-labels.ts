import type {
  ImportProfile,
  LinkMap,
  ModuleMap,
  PartMap,
  When,
} from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { columnKey } from "./column-key.ts";

/**
 * A module with the columns as one file calls them: other names that the profile knows (`labels`) in place of its own,
 * and what stands in where the file leaves a column out (`orId`, `orLinks`).
 * @param columns the file's columns by their keys
 */
export function asTheHeaderSays(
  module: ModuleMap,
  labels: ImportProfile["labels"],
  columns: ReadonlyMap<string, string>,
): ModuleMap {
  const others = new Map(Object.entries(labels).map(([column, more]) => [columnKey(column), more]));
  const own = (column: string) => columns.has(columnKey(column));
  const called = (column: string) =>
    own(column) ? column : (others.get(columnKey(column))?.find(own) ?? column);
  const links = (given: Readonly<Record<string, LinkMap>>) =>
    Object.fromEntries(Object.entries(given).map(([name, link]) => [name, calledLink(link, called)]));
  const record = <Map extends ModuleMap | PartMap>(map: Map): Map => ({
    ...map,
    id: map.id.map(called),
    name: map.name.map(called),
    columns: calledColumns(map.columns, called),
    links: links(map.links),
    ...(map.when && { when: calledWhen(map.when, called) }),
    ...("each" in map && map.each && { each: map.each.map((packed) => calledPacked(packed, called)) }),
    ...("unless" in map && map.unless && { unless: map.unless.map((when) => calledWhen(when, called)) }),
  });
  const said = record(module);
  return {
    ...said,
    id: module.orId === undefined || said.id.every(own) ? said.id : module.orId.map(called),
    header: module.header.map(called),
    signs: module.signs.map(called).filter(own),
    ignored: module.ignored.map(called),
    mend: module.mend.map((one) => ({
      ...one,
      column: called(one.column),
      ...("orColumn" in one && { orColumn: called(one.orColumn) }),
    })),
    links: { ...said.links, ...standIns(said.links, module.orLinks, called, own) },
    orLinks: {},
    parts: Object.fromEntries(Object.entries(module.parts).map(([name, part]) => [name, record(part)])),
  };
}

/** Of two names that one file has for a column, the first one counts; the other stays a column of its own. */
function calledColumns(
  given: ModuleMap["columns"],
  called: (column: string) => string,
): ModuleMap["columns"] {
  const found: ModuleMap["columns"] = {};
  for (const [column, target] of Object.entries(given))
    found[called(column)] ??= calledTarget(target, called);
  return found;
}

function calledTarget(target: ModuleMap["columns"][string], called: (column: string) => string) {
  const one = (given: Exclude<typeof target, readonly unknown[]>) =>
    typeof given === "string" || given.unless === undefined
      ? given
      : { ...given, unless: given.unless.map((when) => calledWhen(when, called)) };
  return Array.isArray(target) ? target.map(one) : one(target);
}

function calledLink(link: LinkMap, called: (column: string) => string): LinkMap {
  const { column, when } = link;
  return {
    ...link,
    ...(column !== undefined && { column: Array.isArray(column) ? column.map(called) : called(column) }),
    ...(when && { when: calledWhen(when, called) }),
  };
}

function calledPacked<Packed extends NonNullable<PartMap["each"]>[number]>(
  packed: Packed,
  called: (column: string) => string,
): Packed {
  const into = Object.entries(packed.into).map(([name, column]) => [name, called(column)] as const);
  return { ...packed, into: Object.fromEntries(into) };
}

function calledWhen(when: When, called: (column: string) => string): When {
  return { ...when, column: called(when.column) };
}

function standIns(
  links: Readonly<Record<string, LinkMap>>,
  others: ModuleMap["orLinks"],
  called: (column: string) => string,
  own: (column: string) => boolean,
): Record<string, LinkMap> {
  const isThere = ({ column }: LinkMap) => [column ?? []].flat().every(own);
  return Object.fromEntries(
    Object.entries(others).flatMap(([name, given]) => {
      const first = links[name];
      if (first !== undefined && isThere(first)) return [];
      const other = [given]
        .flat()
        .map((link) => calledLink(link, called))
        .find(isThere);
      return other === undefined ? [] : [[name, other] as const];
    }),
  );
}
