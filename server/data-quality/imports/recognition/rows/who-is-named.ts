import { saysNothing } from "../../reading/values/nothing-said.ts";
import { type NameWord, nameWords } from "../header-words.ts";
import type { WhoIsNamed } from "../proposal.ts";
import { namePlaces } from "./full-name.ts";

/** Whom the rows of a table name, where it has a column for a company and others for a person. */
export function whoIsNamed(header: readonly string[]) {
  const columns = header.map((column) => nameWords(column));
  const company = companyPlace(columns);
  const names = namePlaces(header) ?? personPlace(columns);
  const found = { companies: 0, people: 0, both: 0 };
  return {
    add(cells: readonly string[]) {
      if (company === -1 || names.length === 0) return;
      const hasCompany = says(cells[company]);
      const hasPerson = names.some((at) => says(cells[at]));
      if (hasCompany && hasPerson) found.both += 1;
      else if (hasCompany) found.companies += 1;
      else if (hasPerson) found.people += 1;
    },
    finish(): WhoIsNamed | null {
      return company === -1 || names.length === 0 ? null : { company, names: [...names], ...found };
    },
  };
}

function says(cell: string | undefined): boolean {
  const words = cell?.trim() ?? "";
  return words !== "" && !saysNothing(words);
}

// What may stand beside the noun in the name of the one column that says what a company is called.
const besideCompany = new Set([
  "company",
  "name",
  "customer",
  "billing",
  "full",
  "business",
  "designation",
  "legal",
]);
const besidePerson = new Set(["name", "contact", "person", "full", "given", "family"]);

/** The column that is called like a company's name, the one with the fewest words that nobody knows. */
function companyPlace(columns: readonly (readonly NameWord[])[]): number {
  return best(columns, besideCompany, isOfCompany);
}

/** Raison sociale, razón social: what somebody is registered as. */
function isOfCompany(notions: readonly string[]): boolean {
  return notions.includes("company") || (notions.includes("legal") && notions.includes("name"));
}

function personPlace(columns: readonly (readonly NameWord[])[]): number[] {
  const at = best(columns, besidePerson, (notions) =>
    notions.some((notion) => ["name", "contact", "person"].includes(notion)),
  );
  return at === -1 ? [] : [at];
}

function best(
  columns: readonly (readonly NameWord[])[],
  beside: ReadonlySet<string>,
  isIt: (notions: readonly string[]) => boolean,
): number {
  let [place, fewest] = [-1, 2];
  for (const [at, words] of columns.entries()) {
    const strange = words.filter(({ notions }) => notions.length === 0).length;
    const isOfIt = words.every(
      ({ notions }) => notions.length === 0 || notions.some((notion) => beside.has(notion)),
    );
    if (!isOfIt || strange >= fewest || !isIt(words.flatMap(({ notions }) => notions))) continue;
    [place, fewest] = [at, strange];
  }
  return place;
}
