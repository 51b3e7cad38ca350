import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { readYes } from "../../reading/values/flags.ts";
import { roleColumn } from "../columns/role-column.ts";
import { nameFit } from "../evidence/name-evidence.ts";
import { fold } from "../header-words.ts";
import type { WhoIsNamed } from "../proposal.ts";
import { type Delivery, readAsKind } from "../read-as-kind.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { shareWithin } from "../value-sample.ts";
import { writeCandidates } from "../writing/write-candidates.ts";
import { writeMap } from "../writing/write-map.ts";
import { withoutLooseEnds } from "../writing/write-parts.ts";

export type Module = { module: string; map: ModuleMap };

/**
 * A list of customers or contacts in which each row is a company, a person, or a person at a company, as what it fills in says:
 * which rows become which, so that whoever is named by their number is found, whatever they are. Null where all rows are of one kind.
 *
 * Under one number per company the number is the company's, and whoever else the row names works there. In an address book
 * several rows are of one company: rows that name a person are that person's, and the others the company's.
 */
export function readTwoKinds(delivery: Delivery, at: number, kind: ImportKind): Module[] | null {
  return (
    colleaguesToo(delivery, at, kind) ?? byWhatIsFilled(delivery, at, kind) ?? byWord(delivery, at, kind)
  );
}

/** A help desk's list of users holds those who serve beside those who are served. */
function colleaguesToo(delivery: Delivery, at: number, kind: ImportKind): Module[] | null {
  const table = delivery.tables[at];
  const told = table === undefined ? undefined : roleColumn(table);
  if (table === undefined || told === undefined || (kind !== "person" && kind !== "user")) return null;
  const [people, users] = (["person", "user"] as const).map((one) => mapAs(delivery, at, one));
  if (people === undefined || users === undefined) return null;
  const { name } = table.sketch;
  const when = { column: told.column, is: told.colleagues };
  const id = people.id.length > 0 ? people.id : users.id;
  return [
    { module: name, map: { ...people, id } },
    { module: `${name}, colleagues`, map: { ...users, id, when } },
  ];
}

function byWhatIsFilled(delivery: Delivery, at: number, kind: ImportKind): Module[] | null {
  const table = delivery.tables[at];
  const who = table?.sketch.who;
  if (table === undefined || !who || (kind !== "organisation" && kind !== "person")) return null;
  if (!namesCompanies(table, who)) return null;
  // A contact in a column beside each company is told as ever.
  if (kind === "organisation" && who.people === 0 && who.names.length === 1) return null;
  const [company, person] = (["organisation", "person"] as const).map((one) => mapAs(delivery, at, one));
  if (company === undefined || person === undefined) return null;
  const number = numberPlace(table, who, person);
  if (isOfNumbers(table, who, number) || isBought(delivery, at, number))
    return byNumber(table, { ...who, number }, company, person);
  return kind === "person" && who.companies > 0 ? addressBook(table, who, company, person) : null;
}

/** Where a column says in so many words what each row is. */
function byWord(delivery: Delivery, at: number, kind: ImportKind): Module[] | null {
  const table = delivery.tables[at];
  const told = table === undefined ? undefined : tellingColumn(table);
  if (table === undefined || told === undefined || (kind !== "organisation" && kind !== "person"))
    return null;
  const [company, person] = (["organisation", "person"] as const).map((one) => mapAs(delivery, at, one));
  if (company === undefined || person === undefined) return null;
  const { name, columns } = table.sketch;
  const valuesOf = (one: string | undefined) => columns.find(({ column }) => column === one)?.values;
  const works = [person.links.account?.column ?? []].flat()[0];
  const [theirs, ours] = [valuesOf(works), valuesOf(company.name[0])];
  const areHere =
    theirs !== undefined && ours !== undefined && shareWithin(theirs, ours).share >= areHereFrom;
  const { [person.links.account?.to ?? ""]: _, ...parts } = person.parts;
  const links = { ...person.links, account: { column: works, to: name, by: "name" as const, none: [] } };
  const people = named(areHere ? { ...person, parts, links } : atParent(person, company), company);
  const id = person.id.length > 0 ? person.id : company.id;
  return [
    { module: name, map: { ...company, id, when: { column: told.column, is: told.companies } } },
    { module: `${name}, private`, map: { ...people, id } },
  ];
}

const areHereFrom = 0.5;

/** Who is told by the column that says of a company what it belongs to works there. */
function atParent(person: ModuleMap, { links: { parent } }: ModuleMap): ModuleMap {
  if (parent === undefined || person.links.account !== undefined) return person;
  const { [[parent.column].flat()[0] ?? ""]: _, ...columns } = person.columns;
  return { ...person, columns, links: { ...person.links, account: parent } };
}

/** Where one column has the names of all rows, people are called what stands there, and don't work there. */
function named(person: ModuleMap, { name: [column] }: ModuleMap): ModuleMap {
  const isNamed = Object.values(person.columns).some(
    (target) => isOfWho.has(fieldOf(target)) && fieldOf(target) !== "title",
  );
  if (isNamed || column === undefined) return person;
  const links = Object.entries(person.links).filter(([, link]) => [link.column].flat()[0] !== column);
  return {
    ...person,
    name: [column],
    columns: { ...person.columns, [column]: "name" },
    links: Object.fromEntries(links),
  };
}

/** The column whose words all say either a company or a person, and some the one and some the other: `Firma`, `Herr`; *Is a company*: yes and no. */
function tellingColumn({
  sketch,
  columnWords,
}: TableAtHand): { column: string; companies: string[] } | undefined {
  for (const [at, { column, distinct, frequent }] of sketch.columns.entries()) {
    if (distinct < 2 || distinct > frequent.length || distinct > wordsMost) continue;
    const words = columnWords[at] ?? [];
    const isAsked = words.length > 0 && words.every(({ notions }) => notions.includes("company"));
    const said = frequent.map(({ value }) => ({ value, is: whatItSays(value, isAsked) }));
    const companies = said.filter(({ is }) => is === "company").map(({ value }) => value);
    if (companies.length === 0 || companies.length === said.length) continue;
    if (said.every(({ is }) => is !== undefined)) return { column, companies };
  }
  return undefined;
}

const wordsMost = 8;
const listed = (words: string) => new Set(words.split(" ").map((word) => fold(word.replaceAll("_", " "))));
const companyWords = listed(
  "company firm firma business organisation organization corporate unternehmen geschäftskunde gewerbe gewerblich entreprise société empresa azienda bedrijf b2b legal_entity juristische_person",
);
const personWords = listed(
  "person private privat privatperson privatkunde individual consumer contact herr frau divers mr mrs ms miss mr. mrs. ms. monsieur madame particulier natural_person natürliche_person b2c",
);

function whatItSays(words: string, isAsked: boolean): "company" | "person" | undefined {
  const folded = fold(words);
  if (companyWords.has(folded)) return "company";
  if (personWords.has(folded)) return "person";
  const yes = isAsked ? readYes(words) : null;
  return yes === null ? undefined : yes === "true" ? "company" : "person";
}

/** Its cells are words, and not whether it is one. */
function namesCompanies({ sketch }: TableAtHand, { company }: WhoIsNamed): boolean {
  const {
    yes = 0,
    figure = 0,
    mail = 0,
    filled = 0,
  } = {
    ...sketch.columns[company]?.shares,
    filled: sketch.columns[company]?.filled ?? 0,
  };
  return filled > 0 && yes < 0.5 && figure < 0.5 && mail < 0.5;
}

const eachOnce = 0.9;

/** Whether a number stands for each row, and a company has one: the number of a customer, and not of somebody there. */
function isOfNumbers(table: TableAtHand, who: WhoIsNamed, at: number): boolean {
  const named = table.sketch.columns[who.company];
  if (at === -1 || named === undefined) return false;
  if (named.distinct < named.filled * eachOnce) return false;
  if (who.companies > 0) return true;
  const said = [...(table.columnWords[at] ?? []), ...table.words].flatMap(({ notions }) => notions);
  return who.both > 0 && who.people > 0 && said.some((one) => one === "customer" || one === "account");
}

/** Whether another table names customers by this number: whoever buys is a company where the row names one. */
function isBought({ tables, references }: Delivery, at: number, number: number): boolean {
  return tables.some(({ columnWords }, from) =>
    references[from]?.some(
      ([best], place) =>
        from !== at &&
        best?.table === at &&
        best.column === number &&
        best.share > 0.9 &&
        columnWords[place]?.some(({ notions }) => notions.includes("customer")),
    ),
  );
}

/** The place of the column by which a row is known: its number, or what the customer is called where that tells every row apart. */
function numberPlace({ sketch, columnWords }: TableAtHand, who: WhoIsNamed, { id }: ModuleMap): number {
  const [number, ...more] = id;
  const isOwn = (at: number) => at !== who.company && !who.names.includes(at);
  const at = more.length > 0 ? -1 : sketch.columns.findIndex(({ column }) => column === number);
  if (at !== -1) return isOwn(at) ? at : -1;
  return sketch.columns.findIndex(
    ({ isUnique }, place) =>
      isUnique &&
      isOwn(place) &&
      nameFit(columnWords[place] ?? [], "customer | customer name", new Set()) > 0.8,
  );
}

/** The mapping of a table of the delivery, were all its rows of this kind. */
export function mapAs(delivery: Delivery, at: number, kind: ImportKind): ModuleMap | undefined {
  const table = delivery.tables[at];
  if (table === undefined) return undefined;
  const reading = withoutLooseEnds(delivery, table, readAsKind(delivery, at, kind));
  return writeMap(delivery, table, reading, writeCandidates(delivery, table, reading));
}

function byNumber(
  table: TableAtHand,
  who: WhoIsNamed & { number: number },
  company: ModuleMap,
  person: ModuleMap,
): Module[] {
  const { name } = table.sketch;
  const { names } = namesOf(table, who);
  const number = [table.sketch.columns[who.number]?.column ?? ""];
  const firms = asCompany(table, who, { ...company, id: number });
  const people = asPerson(table, who, { ...person, id: number });
  const there: ModuleMap["parts"][string] = {
    ...{ kind: "person", id: number, name: names, usually: {}, party: [] },
    columns: Object.fromEntries(
      Object.entries(people.columns).filter(([, target]) => isOfWho.has(fieldOf(target))),
    ),
    links: { account: { column: number, to: name, by: "id", none: [] } },
    always: { stage: "none" },
  };
  const isOfTwo = who.people > 0;
  const { column: filled } = companyOf(table, who);
  return [
    {
      module: name,
      map: {
        ...firms,
        ...(isOfTwo && { when: { column: filled, is: ["*"] } }),
        ...(who.both > 0 && { parts: { ...firms.parts, [`${name} people`]: there } }),
      },
    },
    ...(isOfTwo ? [{ module: `${name}, private`, map: people }] : []),
  ];
}

/** The rows of people first; the companies go by their names, as those do that rows of people name. */
function addressBook(table: TableAtHand, who: WhoIsNamed, company: ModuleMap, person: ModuleMap): Module[] {
  const { column } = companyOf(table, who);
  const { names } = namesOf(table, who);
  const module = person.links.account?.to ?? "customers";
  const unless = names.map((one) => ({ column: one, is: ["*"] }));
  const firms = { ...asCompany(table, who, company), id: [column], when: { column, is: ["*"] }, unless };
  return [
    { module: table.sketch.name, map: person },
    { module, map: firms },
  ];
}

const isOfWho = new Set(["name", "given_name", "family_name", "title"]);

function companyOf({ sketch }: TableAtHand, { company }: WhoIsNamed): { column: string } {
  return { column: sketch.columns[company]?.column ?? "" };
}

function namesOf({ sketch }: TableAtHand, { names }: WhoIsNamed): { names: string[] } {
  return { names: names.map((at) => sketch.columns[at]?.column ?? "") };
}

/** A company is called what its column says, and the names of people in its row are not its own. */
function asCompany(table: TableAtHand, who: WhoIsNamed, map: ModuleMap): ModuleMap {
  const { column } = companyOf(table, who);
  const { names } = namesOf(table, who);
  const columns = Object.fromEntries(
    Object.entries(map.columns).flatMap(([one, target]): [string, ModuleMap["columns"][string]][] => {
      if (one === column || names.includes(one) || map.id.includes(one)) return [];
      return [[one, fieldOf(target) === "name" ? { field: "custom" } : target]];
    }),
  );
  const parts = Object.entries(map.parts).filter(([, { id }]) => !id.some((one) => names.includes(one)));
  const kept = new Set(parts.map(([name]) => name));
  const links = Object.entries(map.links).filter(([, { to }]) => kept.has(to) || !(to in map.parts));
  return {
    ...map,
    name: [column],
    columns: { ...columns, [column]: "name" },
    parts: Object.fromEntries(parts),
    links: Object.fromEntries(links),
    ignored: [...map.ignored, ...names],
  };
}

/** A person whose row names no company. */
function asPerson(table: TableAtHand, who: WhoIsNamed, map: ModuleMap): ModuleMap {
  const { column } = companyOf(table, who);
  const { names } = namesOf(table, who);
  const isAlone = names.length === 1;
  const { [column]: _, ...columns } = map.columns;
  if (isAlone && names[0] !== undefined) columns[names[0]] = "name";
  const parts = Object.entries(map.parts).filter(([, { kind }]) => kind !== "organisation");
  const links = Object.entries(map.links).filter(([name]) => name !== "account");
  return {
    ...map,
    name: names,
    columns,
    parts: Object.fromEntries(parts),
    links: Object.fromEntries(links),
    ignored: [...map.ignored.filter((one) => one !== column), column],
  };
}
