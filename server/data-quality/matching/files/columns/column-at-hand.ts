import type { Kind } from "../../../../matching/roles.ts";
import { beginsWithGivenName, whoseName } from "../../../../matching/whose-name.ts";
import type { ColumnSketch } from "../../../imports/recognition/proposal.ts";
import type { ColumnName, NamedRole } from "./role-names.ts";

/** What stands in a column, as far as its role rests on it: shares of its filled cells, from 0 to 1. */
export type ColumnAtHand = {
  sketch: ColumnSketch;
  /** Filled cells among all rows, from 0 to 1; 1 where there are no rows at all, and the name is all there is. */
  fill: number;
  /** Which of the rows at hand fill it. */
  filledAt: readonly boolean[];
  share: Record<Test, number>;
  /** How many years lie between the earliest and the latest tenth of its days; endless where none is written in full. */
  yearsApart: number;
  /** How many of its cells say from when to when somebody lived ("1835-1910"), or one of the two ("b. 1835"). */
  lives: number;
  /** Whole numbers from one on, most of which are there, as a list gives them out; what is measured or paid leaves more of them out. */
  countsUp: boolean;
  /** Where it may hold names: how many of them look like a person's, and like an organisation's, or begin with a given name that is known. */
  names: Record<Kind | "given", number>;
};

/** What a column may be, how well its name fits that (0 to 1), and why, in words. */
export type Choice = { role: NamedRole; fit: number; why: string };

/** A column with all that may be its role, the likeliest first. */
export type ColumnChoice = {
  column: string;
  name: ColumnName;
  atHand: ColumnAtHand;
  choices: readonly Choice[];
};

type Test = keyof typeof tests;

/** A town with its postcode: 38323 Aachen, LS1 2AB, Leeds LS1 2AB. */
export const townLine = /^(?:\p{L}{1,2}-)?\d{4,6} \p{L}|\p{Lu}{1,2}\d[\p{Lu}\d]? \d\p{Lu}{2}$/u;

const tests = {
  letters: /\p{L}/u,
  digits: /\d/,
  number: /^\d+$/,
  phone: /^(?=(\D*\d){5})\D{0,6}[\d\s()/.+\-–]+(\s?\p{L}{1,4}\.?\s?\d{0,6})?$/u,
  day: /^\d{4}[-/.]? ?\d{1,2}[-/.]? ?\d{1,2}\.?([T ].*)?$|^\d{1,2}[-/. ]+(\d{1,2}|\p{L}{3,12})[-/. ,]+(\d{4}|\d{2})([T ].*)?$|^\d{1,2}\p{L}{3}\d{2,4}$|^\p{L}{3,12}\.? \d{1,2},? \d{2,4}$|^\d{4}$|^\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日?$/u,
  year: /^(1[0-9]|20)\d{2}$/,
  month: /^(0?[1-9]|1[0-2])$/,
  age: /^\d{1,3}$/,
  dayOfMonth: /^(0?[1-9]|[12]\d|3[01])$/,
  houseNumber: /^\D{0,3}\d{1,6}.{0,8}$/,
  postcode: /^(?=.*\d).{2,12}$/,
  long: /^(\D*\d){9}/,
  code: /^(?=.*\d)[\p{L}\d][\p{L}\d\s./#-]{1,39}$/u,
  townLine,
  short: /^.{1,60}$/,
  oneWord: /^\S+$/,
} as const;

/** So many names tell whose they are. */
const namesLookedAt = 500;

/**
 * Looks at a column's cells in the rows at hand.
 * @param mayBeNames whether its name says that names of people or organisations may stand in it
 */
export function columnAtHand(
  sketch: ColumnSketch,
  cells: readonly string[],
  mayBeNames: boolean,
): ColumnAtHand {
  const filled = cells.filter(Boolean);
  const count = Math.max(1, filled.length);
  const share = Object.fromEntries(
    Object.entries(tests).map(([name, test]) => [
      name,
      filled.reduce((sum, cell) => sum + Number(test.test(cell.slice(0, 100))), 0) / count,
    ]),
  ) as Record<Test, number>;
  return {
    sketch,
    fill: cells.length === 0 ? 1 : filled.length / cells.length,
    filledAt: cells.map(Boolean),
    share,
    yearsApart: yearsApartOf(filled),
    lives: livesOf(filled),
    countsUp: areCounted(filled),
    names: mayBeNames ? namesOf(filled) : { person: 0, organisation: 0, given: 0 },
  };
}

/** So many numbers at least, of which a third are in the rows at hand, which are a part of all; each said of few rows. */
const [countedLeast, countedShare, countedTimes] = [50, 3, 4];

function areCounted(filled: readonly string[]): boolean {
  if (filled.length < countedLeast || !filled.every((cell) => /^\d{1,7}$/.test(cell))) return false;
  const numbers = new Set(filled.map(Number));
  const least = Math.min(...numbers);
  const range = Math.max(...numbers) - least + 1;
  return (
    numbers.size >= countedLeast &&
    least <= range / 20 &&
    range <= numbers.size * countedShare &&
    numbers.size * countedTimes >= filled.length
  );
}

const lifeSpan = /^(?:\D{0,4})(1\d{3}) ?[-–] ?([12]\d{3})$/;
const partOfLife = /^(?:\D{0,6})1\d{3} ?[-–]?$/;

/** None where too few say both: years alone are anything's. A life is neither a term of office nor a season. */
function livesOf(filled: readonly string[]): number {
  const spans = filled.filter((cell) => {
    const [, from, to] = lifeSpan.exec(cell.slice(0, 30)) ?? [];
    const years = Number(to) - Number(from);
    return years >= leastLife && years <= mostLife;
  }).length;
  const parts = filled.filter((cell) => partOfLife.test(cell.slice(0, 30))).length;
  return spans * 4 < filled.length ? 0 : (spans + parts) / Math.max(1, filled.length);
}

const [leastLife, mostLife] = [18, 115];

function yearsApartOf(filled: readonly string[]): number {
  const years = filled
    .flatMap((cell) =>
      tests.day.test(cell.slice(0, 100)) ? (cell.match(/(?<!\d)(1[0-9]|20)\d{2}/) ?? []).slice(0, 1) : [],
    )
    .map(Number)
    .sort((a, b) => a - b);
  if (years.length === 0) return Number.POSITIVE_INFINITY;
  const at = (share: number) => years[Math.floor(share * (years.length - 1))] as number;
  return at(0.9) - at(0.1);
}

function namesOf(filled: readonly string[]): ColumnAtHand["names"] {
  const step = Math.max(1, Math.floor(filled.length / namesLookedAt));
  const looked = filled.filter((_, at) => at % step === 0);
  const found = looked.map((cell) => whoseName(cell.slice(0, 100)));
  const share = (kind: Kind) => found.filter((one) => one === kind).length / Math.max(1, looked.length);
  const given = looked.filter((cell) => beginsWithGivenName(cell.slice(0, 100))).length;
  return {
    person: share("person"),
    organisation: share("organisation"),
    given: given / Math.max(1, looked.length),
  };
}

/** So many cells are needed before they may contradict a name. */
const cellsTelling = 5;

/** Whether what stands in a column can be what its name says. */
export function canBe(role: NamedRole, column: ColumnAtHand): boolean {
  const { sketch, share } = column;
  if (sketch.filled < cellsTelling) return true;
  const { mail = 0, site = 0 } = sketch.shares;
  if (role === "website" && areProfiles(column)) return false;
  // "c-1042" is what somebody is called by a system.
  const isCoded = share.digits >= 0.9 && share.oneWord >= 0.9;
  const isName = share.letters >= 0.7 && mail < 0.3 && site < 0.3 && share.day < 0.5 && !isCoded;
  switch (role) {
    case "email":
      return mail >= 0.3;
    case "website":
      return site >= 0.3;
    case "phone":
      return share.phone >= 0.5;
    case "birthDate":
      return share.day >= 0.5;
    case "birthYear":
      return share.year >= 0.8;
    case "birthMonth":
      return share.month >= 0.8;
    case "birthDay":
      return share.dayOfMonth >= 0.8;
    case "age":
      return share.age >= 0.8;
    case "houseNumber":
      return share.houseNumber >= 0.6;
    case "postcode":
      return share.postcode >= 0.6;
    case "taxId":
    case "personalId":
      return share.digits >= 0.6;
    case "id":
      return sketch.isUnique && share.short > 0.9;
    case "source":
      return sketch.distinct * 4 <= sketch.filled;
    case "unit":
    case "suffix":
      return mail < 0.3 && site < 0.3;
    case "region":
    case "country":
    case "jobTitle":
      return share.letters >= 0.6 && mail < 0.3;
    default:
      return isName;
  }
}

/** Many pages of one site are not each somebody's own: profiles on LinkedIn. */
function areProfiles({ sketch: { frequent, distinct } }: Pick<ColumnAtHand, "sketch">): boolean {
  const hosts = frequent.map(({ value }) => hostOf(value));
  const most = Math.max(0, ...hosts.map((host) => hosts.filter((other) => other === host).length));
  return distinct >= 5 && hosts.length >= 5 && most >= hosts.length * 0.6;
}

function hostOf(value: string): string {
  return (
    value
      .toLowerCase()
      .replace(/^https?:\/\//, "")
      .replace(/^www\./, "")
      .split("/", 1)[0] ?? ""
  );
}

/** What fewer rows fill, nobody meant for what it looks like: cells of another column that slipped, an agency's site. */
const fillTelling = 0.2;

/** Days that lie closer together are when something was done, a contract signed or a flat moved into; birthdays are further apart. */
const generation = 20;

/**
 * What the cells alone say, where a name says nothing that they bear out. Addresses of mail and web and phones are known
 * whatever a column is called; streets, towns and names only where its name is none that is known.
 */
export function roleByCells(
  { sketch, share, fill, yearsApart }: ColumnAtHand,
  isTelling: boolean,
): NamedRole | null {
  if (sketch.filled < cellsTelling || fill < fillTelling) return null;
  const { mail = 0, site = 0, phone = 0, day = 0, street = 0, city = 0 } = sketch.shares;
  const { company = 0, person = 0, given = 0 } = sketch.shares;
  if (mail > 0.7) return "email";
  if (site > 0.7) return areProfiles({ sketch }) ? null : "website";
  if (phone > 0.7 && share.phone > 0.7) return "phone";
  if (isTelling) return null;
  if (day > 0.8 && (sketch.distinct > 20 || sketch.distinct > sketch.filled / 2))
    return yearsApart >= generation ? "birthDate" : null;
  // “Model 3” reads like a street, but there are few models.
  if (street > 0.6 && sketch.distinct > sketch.filled / 2) return "street";
  if (company > 0.4) return "organisation";
  if (person > 0.3 && person > given) return "fullName";
  if (given > 0.3 && given > person) return "givenName";
  return city > 0.5 ? "city" : null;
}
