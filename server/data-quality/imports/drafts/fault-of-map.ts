import { fieldsOfTarget } from "../../../../contract/data-quality/imports/fields-of-target.ts";
import {
  fieldsOf,
  type ImportKind,
  importKinds,
  isAgreement,
  isWish,
  requiredOf,
  wishesOf,
} from "../../../../contract/data-quality/imports/import-kinds.ts";
import type {
  LinkMap,
  ModuleMap,
  PartMap,
} from "../../../../contract/data-quality/imports/import-mapping.ts";
import { namedWords, neededWords } from "../../../../contract/needed-words.ts";
import { prepareMender } from "../reading/records/mend-cells.ts";
import { headerWithPacked } from "../reading/records/unpack-cells.ts";
import { columnKey } from "../reading/tables/column-key.ts";
import { addressesOf } from "../reading/tables/opt-outs-of-rows.ts";

/** A module that links may lead to: one of this delivery with its map, or one of an earlier delivery. */
export type LinkTarget = { module: string; map: ModuleMap | PartMap | null };

export type MapContext = {
  /** The columns of the file. */
  header: readonly string[];
  targets: readonly LinkTarget[];
  /** The map as it was: what it names besides the file's own columns may stay. */
  before: ModuleMap | null;
};

const namedKinds: readonly ImportKind[] = ["user", "organisation", "person", "prospect"];
const naming = ["name", "given_name", "family_name", "website", "mail", "mobile", "phone"];

/**
 * What is wrong with a map, or missing in it, in one sentence; null when rows can be read by it. Pure.
 */
export function faultOfMap(map: ModuleMap, context: MapContext): string | null {
  const packed = Object.values(map.parts).map(({ each }) => each);
  const mended = prepareMender(map.mend, context.header).header;
  const header = new Set(headerWithPacked(packed, mended).map(columnKey));
  const has = (column: string) => header.has(columnKey(column));
  return (
    missingColumn(map, context, has) ??
    unknownField(map) ??
    filledTwice(map, has, context.before) ??
    faultyLink(map, context) ??
    missingField(map, has) ??
    missingAddress(map) ??
    missingName(map, has) ??
    missingLink(map, has)
  );
}

function missingColumn(
  map: ModuleMap,
  { before }: MapContext,
  has: (column: string) => boolean,
): string | null {
  const known = new Set(before === null ? [] : columnsOf(before));
  const missing = columnsOf(map).find((column) => !has(column) && !known.has(column));
  return missing === undefined ? null : `there is no column ${missing}.`;
}

/** All columns that a map names and that must be there. */
export function columnsOf(map: ModuleMap): string[] {
  const maps = [map, ...Object.values(map.parts)];
  return maps.flatMap((one) => [
    ...one.id,
    ...one.name,
    ...Object.keys(one.columns),
    ...Object.values(one.links).flatMap((link) => [
      ...[link.column ?? []].flat(),
      ...(link.when ? [link.when.column] : []),
    ]),
    ...(one.when ? [one.when.column] : []),
    ...("unless" in one ? (one.unless ?? []).map(({ column }) => column) : []),
  ]);
}

function unknownField(map: ModuleMap): string | null {
  for (const one of [map, ...Object.values(map.parts)]) {
    const fields = fieldsOf(one.kind);
    const more: readonly string[] = [...wishesOf(one.kind), "custom"];
    // What a row says of its buyer's wishes is about the addresses beside it.
    const isWished = (field: string) => one === map && isWish(field) && addressesOf(map, field).length > 0;
    const unknown = targetsOf(one).find(
      ({ field }) => !more.includes(field) && !Object.hasOwn(fields, field) && !isWished(field),
    );
    if (unknown) return `${importKinds[one.kind].title} have no field ${unknown.field}.`;
  }
  return null;
}

function targetsOf({ columns }: ModuleMap | PartMap): { column: string; field: string }[] {
  return Object.entries(columns).flatMap(([column, given]) =>
    fieldsOfTarget(given).map((field) => ({ column, field })),
  );
}

/** What a system's own profile fills from several columns it means so: of those that say something the last one counts. */
function filledTwice(
  map: ModuleMap,
  has: (column: string) => boolean,
  before: ModuleMap | null,
): string | null {
  const meant = new Set(
    (before === null ? [] : targetsOf(before)).map(({ column, field }) => `${field} ${column}`),
  );
  const filled = new Map<string, string>();
  for (const { column, field } of targetsOf(map)) {
    if (field === "custom" || isWish(field) || !has(column)) continue;
    const other = filled.get(field);
    const isMeant = [column, other].every((one) => meant.has(`${field} ${one}`));
    if (other !== undefined && !isMeant)
      return `${words(field)} would be filled by ${other} and by ${column}.`;
    filled.set(field, column);
  }
  const always = Object.keys(map.always).find((field) => filled.has(field));
  if (always === undefined) return null;
  return `${words(always)} would be filled by ${filled.get(always)} and be the same for every row.`;
}

function faultyLink(map: ModuleMap, { targets, before }: MapContext): string | null {
  const known: readonly string[] = importKinds[map.kind].links;
  for (const [name, link] of Object.entries(map.links)) {
    const was: LinkMap | undefined = before?.links[name];
    if (!known.includes(name) && was === undefined)
      return `${importKinds[map.kind].title} have no link ${words(name)}.`;
    if (link.by === "reach") continue;
    const found = targets.filter(({ module }) => module === link.to);
    if (found.length === 0 && was?.to !== link.to)
      return `the link ${words(name)} leads to ${link.to}, which is no table of this import and of none before.`;
    const isNamed = found.some((target) => target.map === null || target.map.name.length > 0);
    const hasId = found.some(
      (target) => target.map === null || target.map.id.length > 0 || isConstant(target.map),
    );
    if (link.by === "id" && found.length > 0 && !hasId)
      return `the link ${words(name)} goes by the id of ${link.to}, which has no column marked as its id.`;
    if (link.by === "name" && found.length > 0 && !isNamed)
      return `the link ${words(name)} goes by the name of ${link.to}, which has no column marked as its name.`;
  }
  return null;
}

function isConstant(map: ModuleMap | PartMap): boolean {
  return "constantId" in map && map.constantId !== undefined;
}

function missingField(map: ModuleMap, has: (column: string) => boolean): string | null {
  const missing = requiredOf(map.kind).fields.find((field) => !isFilled(map, field, has));
  return missing === undefined
    ? null
    : `a row of this kind needs ${neededWords(missing)}, and no column gives it.`;
}

/** Who opts out is known by an address. */
function missingAddress(map: ModuleMap): string | null {
  const lost = targetsOf(map).find(({ field }) => isWish(field) && addressesOf(map, field).length === 0);
  if (lost === undefined) return null;
  const what = lost.field.endsWith("_mail") ? "mail address" : "phone number";
  return `${lost.column} says what ${isAgreement(lost.field) ? "may" : "must not"} be used, and no column gives a ${what}.`;
}

function isFilled(map: ModuleMap, field: string, has: (column: string) => boolean): boolean {
  return (
    Object.hasOwn(map.always, field) ||
    targetsOf(map).some((target) => target.field === field && has(target.column))
  );
}

function missingName(map: ModuleMap, has: (column: string) => boolean): string | null {
  if (!namedKinds.includes(map.kind) || naming.some((field) => isFilled(map, field, has))) return null;
  return "nothing says what these are called: give one column to a name, a mail address, a site or a phone.";
}

function missingLink(map: ModuleMap, has: (column: string) => boolean): string | null {
  const missing = requiredOf(map.kind).links.find((name) => {
    const link = map.links[name];
    return link === undefined || (link.value === undefined && ![link.column ?? []].flat().some(has));
  });
  return missing === undefined
    ? null
    : `a row of this kind must name ${namedWords(missing)}, and no column does.`;
}

function words(name: string): string {
  return name.replaceAll("_", " ");
}
