import type { Choice, ColumnAtHand, ColumnChoice } from "./column-at-hand.ts";
import type { NamedRole } from "./role-names.ts";

/** What says who a record is of. */
export const nameRoles = new Set<NamedRole>(["fullName", "givenName", "familyName", "organisation"]);

/** How telling a role is that only the cells say, and how telling one that they say beside another column's. */
const byCells = 0.45;

/**
 * Says what columns are whose names say nothing (`Column 3`, `F2`, a language that nobody knows) by their cells and by what stands beside
 * them: a family name beside a given name, a town beside its postcode. What a name says or cells say by themselves comes first.
 */
export function withNeighbours(
  columns: readonly ColumnChoice[],
  rows: readonly (readonly string[])[],
): ColumnChoice[] {
  const said = new Map<number, Choice>();
  const roleAt = (at: number) => said.get(at)?.role ?? columns[at]?.choices[0]?.role;
  const has = (...roles: NamedRole[]) => columns.some((_, at) => roles.some((role) => roleAt(at) === role));
  const mayBeNamed = columns.some(({ choices }) => choices.some(({ role }) => nameRoles.has(role)));
  const isOpen = (at: number) => {
    const column = columns[at];
    return column !== undefined && roleAt(at) === undefined && isUntold(column);
  };
  const open = () => [...columns.keys()].filter(isOpen);
  const beside = (role: NamedRole) =>
    [...columns.keys()]
      .filter((at) => roleAt(at) === role)
      .flatMap((at) => [at - 1, at + 1])
      .filter(isOpen);
  /** “Nº” behind “Rua”: called a number of nothing, and no number stands in the street. */
  const isBareNumber = (at: number) => {
    const [before, column] = [columns[at - 1], columns[at]];
    return (
      roleAt(at - 1) === "street" &&
      (before?.atHand.share.digits ?? 1) < 0.2 &&
      column?.choices.length === 0 &&
      !column.name.isAside &&
      column.name.words.every(({ notions }) => notions.includes("number")) &&
      column.atHand.share.houseNumber >= 0.8 &&
      column.atHand.fill >= 0.2
    );
  };
  const say = (at: number | undefined, role: NamedRole, why: string) => {
    if (at !== undefined && at >= 0) said.set(at, { role, fit: byCells, why });
  };
  const best = (places: readonly number[], worth: (atHand: ColumnAtHand) => number) =>
    places
      .map((at) => ({ at, worth: worth((columns[at] as ColumnChoice).atHand) }))
      .filter(({ worth }) => worth > 0)
      .toSorted((one, other) => other.worth - one.worth || one.at - other.at)[0]?.at;

  if (!has("postcode")) say(best(open(), asPostcode), "postcode", "its cells look like postcodes");
  if (!has("postcode")) {
    // “Code” beside “Town”.
    const goWithTown = [...columns.keys()].filter(
      (at) =>
        columns[at]?.choices.length === 0 &&
        columns[at].name.fits.has("id") &&
        [at - 1, at + 1].some((other) => roleAt(other) === "city" && tells(rows, at, other)),
    );
    say(best(goWithTown, asPostcode), "postcode", "goes with the town beside it");
  }
  if (!mayBeNamed) sayNames();
  if (has("givenName") && !has("familyName", "fullName"))
    say(best(beside("givenName"), asWords), "familyName", "stands beside a given name");
  if (has("familyName") && !has("givenName", "fullName"))
    say(best(beside("familyName"), asWords), "givenName", "stands beside a family name");
  if (has("street") && !has("houseNumber"))
    say(
      columns.findIndex((_, at) => isBareNumber(at)),
      "houseNumber",
      "stands behind streets without a number",
    );
  if (!has("city") && !has("postcode"))
    say(best(open(), asTownLine), "city", "its cells are towns with their postcodes");
  if (!has("city")) {
    const goTogether = beside("postcode").filter((at) =>
      [at - 1, at + 1].some((other) => roleAt(other) === "postcode" && tells(rows, other, at)),
    );
    say(best(goTogether, asTown), "city", "goes with the postcode beside it");
  }

  function sayNames(): void {
    for (const { role, worth, why } of names) {
      const at = best(open(), worth);
      say(at, role, why);
      if (at !== undefined) break;
    }
  }

  return columns.map((column, at) => {
    const choice = said.get(at);
    return choice === undefined ? column : { ...column, choices: [choice] };
  });
}

/** Whether rows that agree in one column mostly agree in the other: a postcode says which town it is. */
function tells(rows: readonly (readonly string[])[], one: number, other: number): boolean {
  const known = new Map<string, string>();
  let [again, agree] = [0, 0];
  for (const cells of rows) {
    const [key, value] = [(cells[one] ?? "").trim(), (cells[other] ?? "").trim().toLowerCase()];
    if (key === "" || value === "") continue;
    const before = known.get(key);
    known.set(key, value);
    if (before === undefined) continue;
    again += 1;
    if (before === value) agree += 1;
  }
  return again > 2 && agree >= again * 0.6;
}

function isUntold({ name, atHand, choices }: ColumnChoice): boolean {
  return (
    choices.length === 0 &&
    !name.isTelling &&
    !name.isAside &&
    !name.isProtected &&
    atHand.fill >= 0.2 &&
    atHand.sketch.filled >= 5
  );
}

/** What a column of names may be, the likeliest first. */
const names: readonly { role: NamedRole; worth: (atHand: ColumnAtHand) => number; why: string }[] = [
  { role: "givenName", worth: asGiven, why: "many of its cells are given names" },
  { role: "fullName", worth: asPerson, why: "many of its cells are names of people" },
  { role: "organisation", worth: asOrganisation, why: "many of its cells are names of organisations" },
  { role: "fullName", worth: asName, why: "nothing else may be a name" },
];

/** Words without figures, many of them different. */
function isWordy({ share, sketch }: ColumnAtHand): boolean {
  const { mail = 0, site = 0 } = sketch.shares;
  return share.letters >= 0.9 && share.digits <= 0.05 && mail + site < 0.1;
}

const different = ({ sketch }: ColumnAtHand) => sketch.distinct / Math.max(1, sketch.filled);

function asGiven(column: ColumnAtHand): number {
  return isWordy(column) && column.share.oneWord >= 0.5 && column.names.given >= 0.25
    ? column.names.given
    : 0;
}

function asPerson(column: ColumnAtHand): number {
  return isWordy(column) &&
    column.share.oneWord < 0.5 &&
    column.names.person >= 0.2 &&
    !isOfOrganisations(column)
    ? column.names.person
    : 0;
}

const isOfOrganisations = ({ names }: ColumnAtHand) => names.organisation > names.person;

function asOrganisation(column: ColumnAtHand): number {
  return column.names.organisation >= 0.3 && isWordy(column) && different(column) > 0.3
    ? column.names.organisation
    : 0;
}

/** Two to four words, hardly ever the same. */
function asName(column: ColumnAtHand): number {
  return isWordy(column) &&
    column.share.oneWord <= 0.4 &&
    column.share.short >= 0.95 &&
    different(column) > 0.4
    ? different(column)
    : 0;
}

function asWords(column: ColumnAtHand): number {
  return isWordy(column) && column.sketch.distinct >= 5 ? different(column) : 0;
}

function asTown(column: ColumnAtHand): number {
  return isWordy(column) && column.sketch.distinct > 1 && different(column) < 0.9 ? column.fill : 0;
}

const asTownLine = ({ share, fill }: ColumnAtHand) => (share.townLine >= 0.6 ? fill : 0);

/** As long as each other, and several have one. */
function asPostcode({ sketch, share, fill }: ColumnAtHand): number {
  const { postcode = 0 } = sketch.shares;
  const isYear = share.year > 0.5;
  return postcode >= 0.8 && sketch.distinct >= 5 && !sketch.isUnique && !isYear ? fill * postcode : 0;
}
