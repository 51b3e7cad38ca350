import type { Kind, Role } from "../../../../matching/roles.ts";
import { saysOf } from "../../../imports/recognition/evidence/content-evidence.ts";
import type { CellLook, ColumnSketch } from "../../../imports/recognition/proposal.ts";
import { sketchTable } from "../../../imports/recognition/sketch-table.ts";
import {
  type Choice,
  type ColumnAtHand,
  type ColumnChoice,
  canBe,
  columnAtHand,
  roleByCells,
} from "./column-at-hand.ts";
import type { ColumnRole } from "./column-role.ts";
import { kindOfColumns } from "./kind-of-columns.ts";
import {
  type ColumnName,
  isPersonal,
  type NamedRole,
  readColumnName,
  readNameOfOwner,
} from "./role-names.ts";
import { nameRoles, withNeighbours } from "./roles-by-neighbours.ts";
import { takeTexts } from "./take-texts.ts";
import { leaveOutNamesAgain, takeNameLeft } from "./whose-rows.ts";

/** Columns beyond are left aside: no table of people is that wide. */
const columnsMost = 400;

/**
 * Decides for each column of a table what it says about somebody, from its name, in whatever language, and from what stands
 * in it: a name that the cells contradict is not believed ("Website", and every cell says "No").
 * @param rows some rows of the table, from all over it
 * @param asked the kind, where somebody said it
 */
export function rolesOfColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  asked: Kind | "auto" = "auto",
): { kind: Kind; columns: ColumnRole[] } {
  const columns = choicesOf(header.slice(0, columnsMost), rows);
  const kind = asked === "auto" ? kindOfColumns(columns) : asked;
  const taken = new Map<number, TakenRole>();
  for (const role of inOrder) takeRole(role, kind, columns, taken);
  splitBareName(columns, taken);
  takeFamilyBeside(columns, taken);
  widenLoneFamily(columns, taken);
  takeId(columns, taken);
  takeBirthParts(kind, columns, taken);
  leaveOutAge(taken);
  leaveOutNamesAgain(kind, taken, rows);
  takeNameLeft(kind, columns, taken);
  takeTexts(columns, taken, rows);
  return {
    kind,
    columns: header.map((column, at) => {
      const choice = taken.get(at);
      const named = columns[at]?.choices[0]?.role ?? null;
      return choice === undefined
        ? { column, role: null, why: whyNot(columns[at], taken), named }
        : { column, role: choice.role, why: choice.why, named };
    }),
  };
}

function choicesOf(header: readonly string[], rows: readonly (readonly string[])[]): ColumnChoice[] {
  const { columns } = sketchTable({ name: "", header, rows });
  const read = (sketch: ColumnSketch, at: number, name: ColumnName): ColumnChoice => {
    const atHand = columnAtHand(
      sketch,
      rows.map((cells) => (cells[at] ?? "").trim()),
      !name.isTelling || name.fits.has("organisation") || name.fits.has("fullName"),
    );
    return { column: sketch.column, name, atHand, choices: choicesOfColumn(name, atHand) };
  };
  const chosen = columns.map((sketch, at) => read(sketch, at, readColumnName(sketch.column)));
  // In a list of what people own nobody else is named; in any other the owner is who looks after the record.
  const isNamed = chosen.some(({ choices }) => choices.some(({ role }) => nameRoles.has(role)));
  const named = isNamed
    ? chosen
    : chosen.map((column, at) => {
        const sketch = columns[at];
        return column.name.isOfContact && column.choices.length === 0 && sketch !== undefined
          ? read(sketch, at, readNameOfOwner(sketch.column))
          : column;
      });
  return withNeighbours(named, rows);
}

function choicesOfColumn(name: ColumnName, atHand: ColumnAtHand): Choice[] {
  if (name.isProtected) return [];
  // “CEP” is a mobile phone in one country and a postcode in another.
  const isEither = name.fits.has("phone") && name.fits.has("postcode");
  const other = atHand.share.long >= 0.5 || atHand.sketch.filled === 0 ? "postcode" : "phone";
  const named = [...name.fits]
    .filter(
      ([role, fit]) =>
        canBe(role, atHand) &&
        !(isEither && role === other) &&
        !isAddress(role, fit, atHand) &&
        !(role === "taxId" && isShortUid(name, atHand)),
    )
    .map(([role, fit]) => ({ role, fit, why: `is called “${atHand.sketch.column}”` }))
    .toSorted((one, further) => further.fit - one.fit);
  // “Dates” of an author.
  if (named.length === 0 && atHand.lives >= 0.8)
    return [{ role: "birthYear", fit: 0.6, why: "its cells say from when to when somebody lived" }];
  if (named.length > 0 || name.isAside) return named;
  if (isNumberOfOne(name, atHand))
    return [{ role: "personalId", fit: 0.6, why: "numbers of one each, which recur" }];
  const role = roleByCells(atHand, name.isTelling);
  if (role === null) return [];
  const look = lookOf[role];
  return [{ role, fit: 0.45, why: look === undefined ? "its cells say so" : saysOf(atHand.sketch, look) }];
}

/** “ID No” that doesn't tell every row apart, and holds long numbers most of which are different: of the person, not of the row. */
function isNumberOfOne({ fits, words }: ColumnName, { sketch, share }: ColumnAtHand): boolean {
  return (
    fits.has("id") &&
    words.every(({ notions }) => notions.includes("id") || notions.includes("number")) &&
    sketch.filled >= 5 &&
    share.long >= 0.8 &&
    sketch.distinct * 3 >= sketch.filled
  );
}

/** “UID” is a company's number in Switzerland, and elsewhere what a system calls a row. */
function isShortUid({ words }: ColumnName, { sketch, share }: ColumnAtHand): boolean {
  return words.every(({ word }) => word === "uid") && sketch.filled >= 5 && share.long < 0.5;
}

/** “Title” may be what a work is called, of which there are many; Mr and Dr are few. */
function isAddress(role: NamedRole, fit: number, { sketch }: ColumnAtHand): boolean {
  return role === "organisation" && fit < 0.6 && sketch.distinct * 5 < sketch.filled;
}

const lookOf: Partial<Record<NamedRole, CellLook>> = {
  email: "mail",
  website: "site",
  phone: "phone",
  birthDate: "day",
  street: "street",
  organisation: "company",
  fullName: "person",
  givenName: "given",
  city: "city",
};

/** Roles in the order in which they are given away, the surest first; how many columns may have each. */
const most: Readonly<Record<NamedRole, number>> = {
  email: 2,
  website: 1,
  birthDate: 1,
  birthYear: 1,
  birthMonth: 1,
  birthDay: 1,
  age: 1,
  givenName: 2,
  familyName: 2,
  middleName: 1,
  fullName: 1,
  organisation: 1,
  suffix: 1,
  taxId: 1,
  personalId: 1,
  phone: 3,
  houseNumber: 1,
  unit: 1,
  street: 1,
  postcode: 1,
  city: 1,
  region: 1,
  country: 1,
  source: 1,
  jobTitle: 1,
  id: 1,
};
const inOrder = Object.keys(most) as NamedRole[];

type TakenRole = { role: Role; why: string };
type Taken = Map<number, TakenRole>;

/** Gives a role to the column that fits it best, and to further ones that say something else. */
function takeRole(role: NamedRole, kind: Kind, columns: readonly ColumnChoice[], taken: Taken): void {
  if (kind === "organisation" && isPersonal(role)) return;
  const fitting = columns
    .map((column, at) => ({ column, at, choice: choiceFor(role, kind, column) }))
    .filter(({ at, choice }) => choice !== null && !taken.has(at))
    .toSorted((one, other) => weightOf(role, other) - weightOf(role, one) || one.at - other.at);
  const chosen: number[] = [];
  for (const { at, choice, column } of fitting) {
    if (choice === null || (chosen.length > 0 && /\(\d+\)$/.test(column.column) && most[role] === 1))
      continue;
    const before = chosen.map((place) => columns[place]?.atHand.filledAt ?? []);
    const isMore = before.length < most[role] && isFurther(role, chosen, at, columns);
    const fillsGaps = !identifying.has(role) && completes(column.atHand.filledAt, before);
    if (before.length > 0 && !isMore && !fillsGaps) continue;
    const isSecondGiven = role === "givenName" && chosen.length > 0;
    taken.set(at, { role: isSecondGiven ? "middleName" : role, why: choice.why });
    chosen.push(at);
  }
}

// A passport and a driving licence have nothing to say to each other.
const identifying = new Set<NamedRole>(["id", "personalId", "taxId"]);

/** The choice of a column for a role, unless another role suits it clearly better. */
function choiceFor(role: NamedRole, kind: Kind, { choices }: ColumnChoice): Choice | null {
  const [best, ...others] = choices.filter((choice) => kind === "person" || !isPersonal(choice.role));
  if (best?.role === role) return best;
  const second = others.find((choice) => choice.role === role);
  return second !== undefined && best !== undefined && best.fit - second.fit < 0.3 && second.fit >= 0.5
    ? second
    : null;
}

/** How well a column fits, how many rows it fills, and for names how many it tells apart. */
function weightOf(
  role: NamedRole,
  { column, choice }: { column: ColumnChoice; choice: Choice | null },
): number {
  const { fill, sketch } = column.atHand;
  const told =
    role === "organisation" || role === "fullName" ? sketch.distinct / Math.max(1, sketch.filled) : 1;
  return (choice?.fit ?? 0) * (0.3 + 0.7 * fill) * (0.5 + 0.5 * told);
}

const ordinal = /^(primer|primero|primeiro|segundo|first|second)[\s_]+|[\s_]+(paterno|materno)$/;

/** Whether a further column of a role may stand beside those before: another phone, a second family name. */
function isFurther(
  role: NamedRole,
  chosen: readonly number[],
  at: number,
  columns: readonly ColumnChoice[],
): boolean {
  if (role !== "familyName" && role !== "givenName") return true;
  // The second of lname_1 and lname_2, or of “primer apellido” and “segundo apellido”; “surname” beside “last name” says the same again.
  const stem = (place: number) =>
    (columns[place]?.column ?? "")
      .toLowerCase()
      .replace(/[\s_]*\w?\d+$/, "")
      .replace(ordinal, "");
  return chosen.every((place) => stem(place) === stem(at) && place !== at);
}

/** Whether a column fills what the others leave empty, and little else: full names where the parts are missing. */
function completes(filledAt: readonly boolean[], before: readonly (readonly boolean[])[]): boolean {
  let [alone, filled] = [0, 0];
  for (let row = 0; row < filledAt.length; row += 1) {
    if (filledAt[row] !== true) continue;
    filled += 1;
    if (before.every((other) => other[row] !== true)) alone += 1;
  }
  return filled > 0 && alone >= filled * 0.9;
}

/** A family name of several words that no given name stands beside is a whole name. */
function widenLoneFamily(columns: readonly ColumnChoice[], taken: Taken): void {
  const roles = [...taken.values()].map(({ role }) => role);
  if (roles.includes("givenName") || roles.includes("fullName")) return;
  if (roles.filter((role) => role === "familyName").length !== 1) return;
  for (const [at, { role, why }] of taken) {
    const atHand = columns[at]?.atHand;
    if (
      role === "familyName" &&
      atHand !== undefined &&
      atHand.sketch.filled >= 5 &&
      atHand.share.oneWord < 0.4
    )
      taken.set(at, { role: "fullName", why });
  }
}

/** “Halter Name” beside “Halter Vorname” is the holder's family name, and no company's. */
function takeFamilyBeside(columns: readonly ColumnChoice[], taken: Taken): void {
  const roleAt = (role: Role) => [...taken].find(([, choice]) => choice.role === role)?.[0];
  const [given, organisation] = [roleAt("givenName"), roleAt("organisation")];
  if (given === undefined || organisation === undefined || roleAt("familyName") !== undefined) return;
  const before = (at: number) => columns[at]?.name.words.slice(0, -1).map(({ word }) => word) ?? [];
  const isNamed = columns[organisation]?.name.words.at(-1)?.notions.includes("name") === true;
  if (isNamed && before(given).length > 0 && before(given).join(" ") === before(organisation).join(" "))
    taken.set(organisation, { role: "familyName", why: "stands beside the given name of the same" });
}

/** Beside a given name (“Vorname”) a bare “Name” is the family's, beside a family name (“apellidos”) the given one. */
function splitBareName(columns: readonly ColumnChoice[], taken: Taken): void {
  const has = (role: Role) => [...taken.values()].some((choice) => choice.role === role);
  const [given, family] = [has("givenName"), has("familyName")];
  if (given === family) return;
  for (const [at, { role, why }] of taken) {
    const column = columns[at];
    if (role !== "fullName" || column === undefined) continue;
    const { fill, sketch, share } = column.atHand;
    const isBare = (column.name.fits.get("fullName") ?? 0) < 0.7;
    if (isBare && fill > 0 && (sketch.filled === 0 || share.oneWord >= 0.6))
      taken.set(at, { role: given ? "familyName" : "givenName", why });
  }
}

/** Where no column is called an id, the first one that tells every row apart by a code is one: `ncid`, `recid`. */
function takeId(columns: readonly ColumnChoice[], taken: Taken): void {
  if ([...taken.values()].some(({ role }) => role === "id")) return;
  const at = columns.findIndex(
    ({ column, name, atHand }, place) =>
      !taken.has(place) &&
      !name.isProtected &&
      (place === 0 || /(id|nr|no|key)$/i.test(column)) &&
      canBe("id", atHand) &&
      atHand.sketch.filled >= 2 &&
      Math.max(atHand.share.code, atHand.share.number) >= 0.9,
  );
  if (at !== -1) taken.set(at, { role: "id", why: "tells every row apart" });
}

/** Year, month and day in three columns side by side, whatever they are called, where the record is of a person. */
function takeBirthParts(kind: Kind, columns: readonly ColumnChoice[], taken: Taken): void {
  const has = (role: Role) => [...taken.values()].some((choice) => choice.role === role);
  if (kind !== "person" || has("birthDate") || has("birthYear")) return;
  for (let at = 0; at + 2 < columns.length; at += 1) {
    const three = [at, at + 1, at + 2].map((place) => (taken.has(place) ? undefined : columns[place]));
    const [year, month, day] = three.map((column) => column?.atHand.share);
    if (year === undefined || month === undefined || day === undefined) continue;
    if (year.year < 0.9 || month.month < 0.9 || day.dayOfMonth < 0.9) continue;
    for (const [step, role] of (["birthYear", "birthMonth", "birthDay"] as const).entries())
      taken.set(at + step, { role, why: "year, month and day stand side by side" });
    return;
  }
}

/** Beside a day of birth an age says nothing, and it was noted on another day. */
function leaveOutAge(taken: Taken): void {
  const isKnown = [...taken.values()].some(({ role }) => role === "birthDate" || role === "birthYear");
  for (const [at, { role }] of taken) if (isKnown && role === "age") taken.delete(at);
}

function whyNot(column: ColumnChoice | undefined, taken: Taken): string {
  if (column === undefined) return "stands too far right";
  const { name, atHand, choices } = column;
  if (name.isProtected) return "protected attributes are never compared";
  if (atHand.fill === 0) return "is empty";
  const [best] = choices;
  if (best !== undefined)
    return [...taken.values()].some(({ role }) => role === best.role)
      ? "another column says it already"
      : "tells none apart";
  const [named] = [...name.fits].toSorted(([, one], [, other]) => other - one);
  if (named !== undefined) return "its cells don't look like its name";
  return name.isAside ? "two records of one needn't agree in it" : "tells too few apart";
}
