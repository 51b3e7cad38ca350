import type { DuplicatePair, fieldFindings } from "../../../contract/data-quality/duplicate-review.ts";

type Field = DuplicatePair["fields"][number];
type Finding = (typeof fieldFindings)[number];

/** A record as people compare it with another one. */
export type ComparedRecord = {
  partyId: string;
  goldenId: string;
  kind: string;
  name: string;
  legalName: string | null;
  givenName: string | null;
  familyName: string | null;
  taxNumber: string | null;
  website: string | null;
  industry: string | null;
  employeesCount: string | null;
  segment: string | null;
  territory: string | null;
  language: string | null;
  note: string | null;
  custom: Readonly<Record<string, unknown>>;
  employers: readonly string[];
  points: readonly Point[];
};

type Point = {
  kind: string;
  raw: string;
  normalised: string | null;
  line1: string | null;
  line2: string | null;
  city: string | null;
  region: string | null;
  postcode: string | null;
  country: string | null;
};

/** A value, what makes it the same as another one, and under which kind of look-up its holders are counted. */
export type Said = { value: string; key: string; lookup: string | null };

type Around = {
  /** The fields of the workspace that are shown, in their order. */
  ours: readonly { recordKind: string; key: string; title: string }[];
  /** How many records have a value, by kind of look-up and key. */
  holders: ReadonlyMap<string, number>;
};

/**
 * All that either record says, field by field in one order for all pairs, so that the eye finds it where it was on the pair
 * before. Ways to reach somebody are sets; a value counts as the same whatever its case, spaces and signs.
 */
export function compareFields(
  one: ComparedRecord,
  other: ComparedRecord,
  { ours, holders }: Around,
): Field[] {
  const built = fieldsOf(one.kind).map(
    (field) => [field, null, saidOf(one, field), saidOf(other, field)] as const,
  );
  const custom = ours
    .filter((field) => field.recordKind === one.kind)
    .map(({ key, title }) => [`custom.${key}`, title, customOf(one, key), customOf(other, key)] as const);
  return [...built, ...custom]
    .filter(([field]) => !isSaidElsewhere(field, one, other))
    .filter(([, , mine, theirs]) => mine.length + theirs.length > 0)
    .map(([field, title, mine, theirs]) => ({
      field,
      title,
      finding: findingOf(mine, theirs),
      one: shown(mine, theirs, holders),
      other: shown(theirs, mine, holders),
    }));
}

const ofAll = [
  "taxNumber",
  "mail",
  "phone",
  "address",
  "website",
  "social",
  "industry",
  "employeesCount",
  "segment",
  "territory",
  "language",
  "note",
] as const;

function fieldsOf(kind: string) {
  return kind === "person"
    ? (["name", "givenName", "familyName", "employers", ...ofAll] as const)
    : (["name", "legalName", ...ofAll] as const);
}

type BuiltIn = ReturnType<typeof fieldsOf>[number];

/**
 * A person's name is its given and family name; where one of the two has its name in one field, there is nothing to hold the
 * other one's parts against, and the whole name is compared. A legal name that is the name says nothing more.
 */
function isSaidElsewhere(field: string, one: ComparedRecord, other: ComparedRecord): boolean {
  const both = [one, other];
  if (field === "name" && one.kind === "person")
    return both.every((record) => hasParts(record) && isOfItsParts(record));
  if (field === "givenName" || field === "familyName") return !both.every(hasParts);
  if (field === "legalName")
    return both.every(({ name, legalName }) => legalName === null || keyOf(legalName) === keyOf(name));
  return false;
}

const partsOf = ({ givenName, familyName }: ComparedRecord) =>
  [givenName, familyName].filter((part) => part !== null && part.trim() !== "");

/** In either order: in Japan and Hungary the family name comes first. */
function isOfItsParts(record: ComparedRecord): boolean {
  const parts = partsOf(record);
  return [parts, parts.toReversed()].some((ordered) => keyOf(record.name) === keyOf(ordered.join(" ")));
}

const hasParts = (record: ComparedRecord) => partsOf(record).length > 0;

/** What a record says in a field: each value once. */
export function saidOf(record: ComparedRecord, field: BuiltIn): Said[] {
  switch (field) {
    case "mail":
    case "phone":
    case "social":
      return once(
        pointsOf(record, field).map(({ raw, normalised }) => ({
          value: raw,
          key: normalised ?? keyOf(raw),
          lookup: normalised === null || field === "social" ? null : field,
        })),
      );
    case "address":
      return once(pointsOf(record, field).map((point) => plain(addressOf(point))));
    case "website":
      return once(
        [
          ...(record.website === null ? [] : [record.website]),
          ...pointsOf(record, "site").map(({ raw }) => raw),
        ].map((value) => ({ value, key: hostOf(value), lookup: "site" })),
      );
    case "taxNumber":
      return once(
        record.taxNumber === null
          ? []
          : [
              {
                value: record.taxNumber,
                key: record.taxNumber.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase(),
                lookup: "tax_number",
              },
            ],
      );
    case "employers":
      return once(record.employers.map(plain));
    default:
      return once(record[field] === null ? [] : [plain(record[field])]);
  }
}

function customOf(record: ComparedRecord, key: string): Said[] {
  const value = record.custom[key];
  if (value === undefined || value === null || value === "") return [];
  return once([plain(typeof value === "object" ? JSON.stringify(value) : String(value))]);
}

const pointsOf = (record: ComparedRecord, kind: string) =>
  record.points.filter((point) => point.kind === kind);

function addressOf({ raw, line1, line2, postcode, city, region, country }: Point): string {
  const town = [postcode, city].filter(Boolean).join(" ");
  const parts = [line1, line2, town, region, country].filter((part) => part !== null && part !== "");
  return parts.length === 0 ? raw : parts.join(", ");
}

function plain(value: string): Said {
  return { value: value.trim(), key: keyOf(value), lookup: null };
}

/** What is left of a text when its case, spaces and signs are; two of the same are the same. */
function keyOf(text: string): string {
  const letters = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return letters === "" ? text.trim() : letters;
}

function hostOf(site: string): string {
  return site
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/^www\d?\./, "")
    .replace(/\/+$/, "");
}

function once(said: readonly Said[]): Said[] {
  return [...new Map(said.filter(({ value }) => value !== "").map((one) => [one.key, one])).values()];
}

function findingOf(mine: readonly Said[], theirs: readonly Said[]): Finding {
  if (mine.length === 0 || theirs.length === 0) return "one_only";
  const keys = new Set(theirs.map(({ key }) => key));
  const shared = mine.filter(({ key }) => keys.has(key)).length;
  if (shared === 0) return "different";
  return shared === mine.length && shared === theirs.length ? "same" : "partly";
}

/** Shared values first, so that equal ones stand side by side. */
function shown(said: readonly Said[], others: readonly Said[], holders: Around["holders"]): Field["one"] {
  const places = new Map(others.map(({ key }, at) => [key, at]));
  return said
    .map(({ value, key, lookup }) => ({
      value,
      isShared: places.has(key),
      holders: places.has(key) && lookup !== null ? (holders.get(`${lookup} ${key}`) ?? null) : null,
      key,
    }))
    .sort((a, b) => Number(b.isShared) - Number(a.isShared) || (a.isShared && a.key < b.key ? -1 : 0))
    .map(({ key: _, ...one }) => one);
}
