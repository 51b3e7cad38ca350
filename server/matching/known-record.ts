import type { Prepared } from "./encode/prepared.ts";
import { Intake } from "./intake.ts";
import { readHouseholdName } from "./normalise/household-name.ts";
import { readWebsite } from "./normalise/read-mail.ts";
import type { Kind, Role } from "./roles.ts";

/** What is kept, or being entered, of a party: as people wrote it, the ways to reach it in the order of their use. */
export interface KnownRecord {
  readonly kind: "organisation" | "household" | "person";
  readonly name: string | null;
  readonly legalName: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  /** Whom a person works for. */
  readonly employer: string | null;
  readonly website: string | null;
  readonly taxNumber: string | null;
  readonly points: readonly KnownPoint[];
}

export interface KnownPoint {
  readonly kind: string;
  readonly value: string;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
}

/** A record of which nothing is known but what it is. */
export const emptyRecord = (kind: KnownRecord["kind"]): KnownRecord => ({
  kind,
  name: null,
  legalName: null,
  givenName: null,
  familyName: null,
  employer: null,
  website: null,
  taxNumber: null,
  points: [],
});

/** Somebody with more mail addresses or postal addresses than this is known by the first ones. */
const facetsMost = 4;

const columns: readonly Role[] = [
  "fullName",
  "givenName",
  "familyName",
  "organisation",
  "website",
  "email",
  "phone",
  "phone",
  "street",
  "street",
  "city",
  "postcode",
  "country",
  "taxId",
];

/** By which comparisons a party is told apart: a household is told by its name, as an organisation is. */
export const kindOf = ({ kind }: Pick<KnownRecord, "kind">): Kind =>
  kind === "person" ? "person" : "organisation";

/**
 * Makes records of one kind comparable. The matcher compares one mail address, one postal address; who has several stands
 * there several times, once for each: `facets[i]` are the places of record `i`.
 */
export function prepareRecords(
  kind: Kind,
  records: readonly KnownRecord[],
): { prepared: Prepared; facets: readonly (readonly number[])[] } {
  const intake = intakeOf(kind);
  const facets = records.map((record) =>
    cellsOf(record).map((cells) => {
      intake.add(cells);
      return intake.records - 1;
    }),
  );
  return { prepared: intake.done(), facets };
}

/** An intake of known records, for a whole base that is read one by one. */
export function intakeOf(kind: Kind): Intake {
  return new Intake(kind, { columns, dayFirst: true });
}

/** Takes a record in by its cells as the next owner: once with each mail address, each postal address it has. */
export function takeInCells(intake: Intake, facets: readonly (readonly string[])[], owner: number): void {
  for (const cells of facets) intake.add(cells, 0, owner);
}

/** All that is compared of a record, once with each mail address, each postal address it has. */
export function cellsOf(record: KnownRecord): string[][] {
  const of = (kind: string) => record.points.filter((point) => point.kind === kind);
  const [mails, phones, addresses] = [of("mail"), of("phone"), of("address")];
  const sites = unlike([...of("site").map(({ value }) => value), ...filled(record.website)], readWebsite);
  const isPerson = record.kind === "person";
  const names = isPerson
    ? [record.name ?? ""]
    : [...new Set(filled(record.name, record.legalName).map(nameReader(record)))];
  const count = Math.max(
    1,
    names.length,
    mails.length,
    addresses.length,
    sites.length,
    Math.ceil(phones.length / 2),
  );
  return Array.from({ length: Math.min(count, facetsMost) }, (_, i) => {
    const address = addresses[i] ?? addresses[0];
    const [first, second] = [phones[2 * i] ?? phones[0], phones[2 * i + 1] ?? phones[1]];
    const hasParts = filled(record.givenName, record.familyName).length > 0;
    return [
      isPerson && !hasParts ? (record.name ?? "") : "",
      isPerson ? (record.givenName ?? "") : "",
      isPerson ? (record.familyName ?? "") : "",
      isPerson ? (record.employer ?? "") : (names[i] ?? names[0] ?? ""),
      sites[i] ?? sites[0] ?? "",
      (mails[i] ?? mails[0])?.value ?? "",
      first?.value ?? "",
      second?.value ?? "",
      address === undefined ? "" : (address.line1 ?? address.value),
      address?.line2 ?? "",
      address?.city ?? "",
      address?.postcode ?? "",
      address?.country ?? "",
      record.taxNumber ?? "",
    ];
  });
}

const nameReader = ({ kind }: KnownRecord) =>
  kind === "household" ? readHouseholdName : (name: string) => name;

/** Texts that are read as different things: a site written in two ways is one. */
const unlike = (texts: readonly string[], read: (text: string) => string) =>
  [...new Map([...texts].reverse().map((text) => [read(text), text])).values()].reverse();

const filled = (...texts: readonly (string | null)[]) =>
  texts.filter((text): text is string => text !== null && text !== "");
