import type { FieldType } from "../../../../../contract/data-quality/imports/import-kind.ts";
import { choicesOf, type ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { secondsOnClock } from "../../reading/values/durations.ts";
import { epochOf, isInCents } from "../columns/counted-time.ts";
import type { CellLook, ColumnSketch } from "../proposal.ts";
import { choiceValues } from "./choice-values.ts";

/** What speaks for or against a reading of a column: points, as `docs/decisions/0020` counts them, and the reason in words. */
export type Evidence = { points: number; reason?: string | undefined };

const lookNames: Readonly<Partial<Record<CellLook, string>>> = {
  mail: "mail addresses",
  phone: "phone numbers",
  site: "web addresses",
  iban: "bank accounts",
  tax: "tax numbers",
  currency: "currencies",
  country: "countries",
  postcode: "postcodes",
  city: "known towns",
  street: "streets",
  company: "names with a legal form",
  given: "given names",
  person: "names of people",
  title: "jobs",
  day: "days",
  instant: "moments",
  yes: "yes or no",
  figure: "figures",
  percent: "percentages",
  sentence: "sentences",
  html: "formatted texts",
  ip: "network addresses",
  file: "file names",
  code: "codes",
};

/** Says how a column's cells look: `9 of 10 cells are phone numbers`. */
export function saysOf(column: ColumnSketch, look: CellLook, name = lookNames[look]): string {
  const share = column.shares[look] ?? 0;
  const tenth = Math.round(share * 10);
  if (share > 0.995) return `all cells are ${name}`;
  return tenth === 0 || tenth === 10
    ? `${Math.round(share * 100)} % of the cells are ${name}`
    : `${tenth} of 10 cells are ${name}`;
}

/** One look that a field's cells have: so much for it when all have it, so much against when none has. */
type Expected = { look: CellLook; for: number; against: number };

const byField: Readonly<Record<string, Expected>> = {
  mail: { look: "mail", for: 5, against: 6 },
  phone: { look: "phone", for: 4, against: 5 },
  mobile: { look: "phone", for: 3.5, against: 5 },
  fax: { look: "phone", for: 2.5, against: 5 },
  website: { look: "site", for: 5, against: 5 },
  country: { look: "country", for: 4, against: 5 },
  currency: { look: "currency", for: 5, against: 6 },
  postcode: { look: "postcode", for: 3, against: 4 },
  line1: { look: "street", for: 4, against: 1.5 },
  ip: { look: "ip", for: 6, against: 6 },
  path: { look: "file", for: 5, against: 5 },
};

/** What a column's cells say of it being this field. */
export function contentEvidence(
  kind: ImportKind,
  field: string,
  type: FieldType,
  column: ColumnSketch,
): Evidence {
  if (column.filled === 0) return { points: -1.5 };
  if ((column.shares.nested ?? 0) > 0.5) return { points: -9 };
  const expected = byField[field];
  if (expected !== undefined) return expectedEvidence(column, expected);
  if (type === "choice" || choicesOf(kind, field)) return choiceEvidence(kind, field, column);
  return typeEvidence(field, type, column) ?? textEvidence(kind, field, column);
}

const dialled = /^\(?\d{2,4}\)?(?:[\s/.-]\d{2,4}){1,4}$/;

function expectedEvidence(column: ColumnSketch, { look, for: gain, against }: Expected): Evidence {
  const share = column.shares[look] ?? 0;
  if (share >= 0.4) return { points: gain * share, reason: saysOf(column, look) };
  const { digits = 0 } = column.shares;
  // Phone numbers without any sign, and dialling codes kept apart, look like ids.
  if (look === "phone" && digits > 0.7 && column.length >= 6 && column.length <= 15 && !column.isUnique)
    return { points: -0.5 };
  if (look === "phone" && digits > 0.7 && column.length >= 7) return { points: -1 };
  // Numbers of a country that nobody has named can't be told from others but by what their column is called.
  const isDialled = column.frequent.length > 0 && column.frequent.every(({ value }) => dialled.test(value));
  if (look === "phone" && isDialled && column.length >= 9) return { points: -1 };
  return { points: -against * (1 - share / 0.4) };
}

function choiceEvidence(kind: ImportKind, field: string, column: ColumnSketch): Evidence {
  const { values, share, otherwise } = choiceValues(kind, field, column);
  const words = Object.keys(values).slice(0, 3);
  if (column.distinct > 40 && column.distinct > column.filled / 4) return { points: -5 };
  if (share >= 0.3)
    return { points: 3.5 * share, reason: `${words.map((word) => `“${word}”`).join(", ")} stand in it` };
  // Where none of its words means anything and none can be taken for what claims nothing, no row could be read.
  if (share === 0 && otherwise === undefined) return { points: -6 };
  return { points: column.distinct > 15 ? -3 : -2 };
}

const figures = new Set<FieldType>(["amount", "number", "whole", "percent", "share"]);

function typeEvidence(field: string, type: FieldType, column: ColumnSketch): Evidence | undefined {
  const { shares } = column;
  const times = Math.min(1, (shares.day ?? 0) + (shares.instant ?? 0));
  if (type === "day" || type === "instant") {
    const epoch = epochOf(column);
    if (epoch !== undefined) return { points: 2.5, reason: `counts ${epoch} since 1970` };
    // A spreadsheet counts days from 1900: five digits.
    if ((shares.figure ?? 0) > 0.9 && column.length >= 5 && isWithin(column, 20_000, 80_000))
      return { points: -1 };
    if (times < 0.5) return { points: -6 * (1 - times) };
    const look = (shares.instant ?? 0) > 0.5 ? "instant" : "day";
    return { points: 2.5 + (type === look ? 0.5 : 0), reason: saysOf(column, look) };
  }
  if (type === "yes") {
    const isSplit = column.distinct <= 2 && (shares.yes ?? 0) > 0.9;
    return isSplit ? { points: 3, reason: saysOf(column, "yes") } : { points: -5 };
  }
  if (!figures.has(type)) return undefined;
  if ((field === "seconds" || field === "minutes") && isOnClock(column))
    return { points: field === "minutes" ? 2.5 : 2, reason: "all cells are durations" };
  if (field === "quantity" && (shares.counted ?? 0) > 0.6)
    return { points: 2.5, reason: "all cells are counts with their unit" };
  const figure = shares.figure ?? 0;
  if (figure < 0.6 || times > 0.5) return { points: -6 };
  if (field.startsWith("discount_") && isWithin(column, 0, 1)) return { points: type === "share" ? 2.5 : -2 };
  return { points: figurePoints(field, type, column), reason: saysOf(column, "figure") };
}

function isOnClock({ frequent }: ColumnSketch): boolean {
  return frequent.length > 0 && frequent.every(({ value }) => secondsOnClock(value) !== null);
}

/** Whether all its frequent figures lie between two. */
function isWithin({ frequent }: ColumnSketch, least: number, most: number): boolean {
  return (
    frequent.length > 0 && frequent.every(({ value }) => Number(value) >= least && Number(value) <= most)
  );
}

function figurePoints(field: string, type: FieldType, column: ColumnSketch): number {
  const { shares, isUnique, length, filled, distinct } = column;
  const isRound = (shares.whole ?? 0) > 0.95;
  const isMoney = (shares.money ?? 0) > 0.5;
  const { percent = 0 } = shares;
  if (type === "amount" && isInCents(column)) return 2;
  if (isUnique && isRound && filled > 20) return -3;
  if (type === "amount") return percent > 0.5 ? -3 : isMoney || !isRound ? 2 : length > 8 ? -1 : 0.5;
  if (isMoney) return -2;
  if (type === "percent" || type === "share") return percent > 0.5 ? 3 : isRound && distinct > 101 ? -2 : 0.5;
  if (type === "whole") return isRound ? 1 : -3;
  return field === "quantity" ? (isRound && length < 5 ? 1.5 : 0) : 0.7;
}

const setFields = new Set(
  "stage source_state status source type industry segment territory language priority category manufacturer unit method team region purpose reason outcome channel".split(
    " ",
  ),
);

/** Text is whatever is nothing else; some texts have a look of their own. */
function textEvidence(kind: ImportKind, field: string, column: ColumnSketch): Evidence {
  const { shares, distinct, filled } = column;
  const {
    mail = 0,
    phone = 0,
    site = 0,
    day = 0,
    instant = 0,
    money = 0,
    percent = 0,
    figure = 0,
    iban = 0,
  } = shares;
  const strange = Math.max(mail, phone, site, day, instant, money, percent, iban);
  if (strange > 0.5 && field !== "address" && field !== "value") return { points: -5 * strange };
  // “True” and “False” are what nobody is called, and no town.
  if (column.frequent.length <= 2 && (shares.yes ?? 0) > 0.9 && !setFields.has(field)) return { points: -6 };
  const named = namedEvidence(kind, field, column);
  if (named !== undefined) return named;
  if (!setFields.has(field)) return { points: figure > 0.8 ? -1.5 : 0 };
  const isSet = distinct <= Math.max(30, filled / 10) && distinct < filled * 0.8;
  if (figure > 0.8) return { points: -2 };
  return isSet ? { points: 0.8 } : { points: filled > 15 && distinct > filled * 0.7 ? -2 : -0.5 };
}

const isAddressedSo =
  /^(?:(?:dr|prof|professor|dipl|ing|mag|msc|bsc|mba|phd|med|jur|rer|nat|h\.?c|hon|sir|dame|mr|mrs|ms|miss|mx|herrn?|frau|mme|mlle|sr|sra|sig|dhr|mevr|pan|pani)\b[.\s-]*)+$/i;

function namedEvidence(kind: ImportKind, field: string, column: ColumnSketch): Evidence | undefined {
  const { shares, length } = column;
  const { company = 0, person = 0, given = 0, figure = 0, code = 0, digits = 0, words = 0 } = shares;
  const says = (look: CellLook, points: number): Evidence => ({ points, reason: saysOf(column, look) });
  // Capitals alone are codes in other columns, and names in one of names: DOE.
  const isCoded = figure > 0.5 || (code + digits > 0.7 && words < 0.5);
  switch (field) {
    case "given_name":
      if (given > 0.2) return says("given", 2 + 2 * given);
      return { points: isCoded ? -5 : person > 0.3 ? -2 : words > 0.8 && length < 12 ? 0 : -1 };
    case "family_name":
      // “Last contact”: what is written with figures is no name.
      if (words < 0.2) return { points: -5 };
      return {
        points: isCoded
          ? -5
          : company > 0.2
            ? -2
            : given > 0.5
              ? -1
              : words > 0.8 && length < 16
                ? 0.4
                : -0.5,
      };
    case "name":
    case "company_name":
    case "legal_name":
      return nameEvidence(kind, field, column, isCoded);
    case "title":
      // What is made of codes is a number: `S00021`.
      if (kind === "document" && code + digits > 0.8) return { points: -2 };
      // “Dr.” is how somebody is addressed, and no work of theirs.
      if (column.frequent.length > 0 && column.frequent.every(({ value }) => isAddressedSo.test(value)))
        return { points: -5 };
      if (!["person", "prospect"].includes(kind)) break;
      return (shares.title ?? 0) > 0.25 ? says("title", 3.5) : { points: figure > 0.5 ? -4 : -0.3 };
    case "city":
      if ((shares.city ?? 0) > 0.1 && person < 0.3 && company < 0.1) return says("city", 2.5);
      return { points: isCoded || (shares.street ?? 0) > 0.5 ? -4 : words > 0.8 && length < 20 ? 0.3 : -1 };
    case "tax_number":
      return (shares.tax ?? 0) > 0.5 ? says("tax", 5) : { points: code + digits > 0.5 ? 0 : -2 };
    case "note":
    case "text":
      if ((shares.html ?? 0) > 0.1) return says("html", 3);
      return (shares.sentence ?? 0) > 0.4 && column.distinct > column.filled / 4
        ? says("sentence", 2.2)
        : { points: isCoded ? -3 : -0.2 };
    case "number":
    case "code":
    case "serial":
      return { points: code + digits > 0.8 ? (column.isUnique ? 1.5 : 0) : -2, reason: undefined };
    case "address":
      return (shares.mail ?? 0) + (shares.phone ?? 0) > 0.5 ? says("mail", 4) : { points: -5 };
  }
  return undefined;
}

const peopleKinds = new Set<ImportKind>(["user", "person", "prospect"]);

function nameEvidence(kind: ImportKind, field: string, column: ColumnSketch, isCoded: boolean): Evidence {
  const { company = 0, person = 0, given = 0 } = column.shares;
  if (isCoded) return { points: -4 };
  const repeats = column.filled > 15 && column.distinct < column.filled * 0.4;
  const often = repeats ? -2 : 0;
  if (field !== "name" || kind === "organisation") {
    if (company > 0.12) return { points: 3 + often, reason: saysOf(column, "company") };
    return { points: often - (person > 0.4 ? 0.5 : 0) };
  }
  if (peopleKinds.has(kind)) {
    if (person > 0.2) return { points: 3 + often, reason: saysOf(column, "person") };
    return { points: often - (company > 0.2 ? 1.5 : 0) - (given > 0.5 ? 2 : 0) };
  }
  return { points: often - (company > 0.3 || person > 0.5 ? 1 : 0) };
}
