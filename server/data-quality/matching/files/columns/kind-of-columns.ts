import type { Kind } from "../../../../matching/roles.ts";
import type { Choice, ColumnChoice } from "./column-at-hand.ts";
import type { NamedRole } from "./role-names.ts";

/** What speaks for people (above nought) or organisations (below), for the best column of each role. */
const points: Partial<Record<NamedRole, number>> = {
  givenName: 3,
  familyName: 3,
  fullName: 2.5,
  birthDate: 2.2,
  birthYear: 2.2,
  age: 0.7,
  personalId: 1,
  jobTitle: 0.7,
  middleName: 0.5,
  organisation: -1.5,
  taxId: -1,
  website: -0.7,
};

/**
 * Whether a table's rows are of people or of organisations: people have given and family names of their own, a day of birth;
 * where people only stand beside a company (`Contact Name`), or nobody has a personal name, they are of organisations.
 */
export function kindOfColumns(columns: readonly ColumnChoice[]): Kind {
  const best = new Map<NamedRole, number>();
  // Nobody notes the gender of a company, nor how it is addressed.
  const areAddressed = columns.some(({ name, atHand }) => name.isOfPeople && atHand.fill > 0);
  for (const { name, atHand, choices } of columns) {
    const [choice, second] = choices;
    if (choice === undefined || atHand.fill === 0) continue;
    // A bare “name” may be anybody's, and so may a “customer”: the cells decide.
    if (areEither(choice, second)) {
      const { person = 0, given = 0, company = 0 } = atHand.sketch.shares;
      const people = Math.max(person + given, atHand.names.person);
      const companies = Math.max(company, atHand.names.organisation);
      const arePeople = (people > 2 * companies && people > 0.25) || (areAddressed && companies < 0.1);
      const role = arePeople ? "fullName" : "organisation";
      // "Name" beside "Company", and hardly a cell that isn't a person's: they work there.
      const isPlain = arePeople && people >= 0.6 && companies < 0.1;
      best.set(role, Math.max(best.get(role) ?? 0, isPlain ? 1 : 0.8));
      continue;
    }
    const isBeside = name.isOfContact && choice.role !== "organisation";
    // Whatever else its name says: what is called a birth and holds days is one.
    const isBirth = (choice.role === "birthDate" || choice.role === "birthYear") && atHand.share.day >= 0.8;
    const weight =
      Math.max(choice.fit, isBirth && atHand.sketch.filled > 0 ? 0.9 : 0) *
      (isBeside ? 0.1 : 1) *
      Math.min(1, atHand.fill * 3);
    best.set(choice.role, Math.max(best.get(choice.role) ?? 0, weight));
  }
  if (standForCompanies(columns)) best.set("fullName", Math.max(best.get("fullName") ?? 0, 0.9));
  let sum = areOnMap(columns) ? onMap : 0;
  for (const [role, weight] of best) sum += (points[role] ?? 0) * weight;
  return sum > 0.5 ? "person" : "organisation";
}

/** What degrees of latitude and longitude speak against people: enough where nothing but the look of a label says there are any. */
const onMap = -1;
const degrees = [new Set(["lat", "latitude"]), new Set(["lon", "lng", "long", "longitude"])];

function areOnMap(columns: readonly ColumnChoice[]): boolean {
  return degrees.every((axis) => columns.some(({ name }) => name.words.some(({ word }) => axis.has(word))));
}

/** So many times as many people as companies. */
const peoplePerCompany = 1.5;

/** “Contact” beside “Company”, and each company stands in several rows with other people: the rows are these people's. */
function standForCompanies(columns: readonly ColumnChoice[]): boolean {
  const named = (role: NamedRole, isOfContact: boolean) =>
    columns.filter(({ name, choices }) => name.isOfContact === isOfContact && choices[0]?.role === role);
  const companies = Math.max(
    0,
    ...named("organisation", false).map(({ atHand }) => atHand.sketch.distinct / Math.max(0.5, atHand.fill)),
  );
  return named("fullName", true).some(
    ({ atHand }) =>
      companies > 0 &&
      atHand.fill >= 0.8 &&
      atHand.names.person > atHand.names.organisation &&
      atHand.sketch.distinct >= companies * peoplePerCompany,
  );
}

function areEither(best: Choice, second: Choice | undefined): boolean {
  if (best.role === "organisation") return second?.role === "fullName";
  return best.role === "fullName" && second?.role === "organisation" && best.fit - second.fit < 0.05;
}
