import type { z } from "zod";
import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import {
  fieldsOf,
  hasCustom,
  type ImportKind,
  importKinds,
} from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { billedBuyers } from "../buyers/billed-buyers.ts";
import { buyersByMail } from "../buyers/buyers-by-mail.ts";
import { calledByNumber } from "../buyers/called-by-number.ts";
import { namedBuyers } from "../buyers/named-buyers.ts";
import { peopleAmongBuyers } from "../buyers/people-among-buyers.ts";
import { reachBuyers } from "../buyers/reach-buyers.ts";
import { severalNamed } from "../buyers/several-named.ts";
import { underUnknownHeading } from "../buyers/under-unknown-heading.ts";
import { furtherPoints } from "../columns/further-points.ts";
import { lengthsByUnit } from "../columns/lengths-by-unit.ts";
import { lengthsOfCalls } from "../columns/lengths-of-calls.ts";
import { priceByPeriod } from "../columns/price-by-period.ts";
import { rolesByLetters } from "../columns/roles-by-letters.ts";
import type { Reference } from "../evidence/find-references.ts";
import { peopleNamed } from "../evidence/find-references.ts";
import { namesAgain } from "../evidence/told-by-money.ts";
import { alsoRecognised, countsAs, documentByColumns, documentOf } from "../kind-of-document.ts";
import { begunWhenDue } from "../mixed/begun-when-due.ts";
import { calledOff } from "../mixed/called-off.ts";
import { cellsOfTwo } from "../mixed/cells-of-two.ts";
import { chargedVisits } from "../mixed/charged-visits.ts";
import { monthsAsLines } from "../mixed/months-as-columns.ts";
import { nestedRecords } from "../mixed/nested-records.ts";
import { saidOfReaching } from "../mixed/said-of-reaching.ts";
import { sheetsOfCustomers } from "../mixed/sheets-of-customers.ts";
import { bankStatement } from "../money/bank-statement.ts";
import { grantedWithPayments } from "../money/granted-with-payments.ts";
import { inItsCurrency } from "../money/in-its-currency.ts";
import { kindsByLetters } from "../money/kinds-by-letters.ts";
import { moneyThatCame } from "../money/money-that-came.ts";
import { refundsBeside } from "../money/refunds-beside.ts";
import { amountByPrice, kindsInWords, stateOfMoney } from "../money/state-of-money.ts";
import { nameColleagues, reachPeople } from "../people-elsewhere.ts";
import type { Candidate, ColumnSketch } from "../proposal.ts";
import {
  type Delivery,
  earlierModule,
  type KindReading,
  readAsKind,
  saidBy,
  type Taken,
} from "../read-as-kind.ts";
import { alsoNumbered, idOf } from "../row-ids.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { channelWords, roleWords } from "../vocabulary/table-names.ts";
import { type Columns, type Links, type Parts } from "./loose-map.ts";
import { askWhatWasRefunded, withoutQuestions, wordsAs } from "./words-as.ts";
import { writeParts } from "./write-parts.ts";
import { asCustom, targetOf } from "./write-targets.ts";

type Given = z.input<typeof ModuleMap>;

/** The mapping that a reading comes to. */
export function writeMap(
  delivery: Delivery,
  table: TableAtHand,
  reading: KindReading,
  candidates: readonly (readonly Candidate[])[],
): ModuleMap {
  const { kind } = reading;
  const own = [...reading.taken].filter(([, { slot }]) => slot.part === null);
  const fields = own.filter(([, { slot }]) => slot.as === "field");
  const nameOf = (at: number) => table.sketch.columns[at]?.column ?? "";
  const columns: Columns = {};
  for (const [at, taken] of fields) columns[nameOf(at)] = targetOf(kind, taken, table, at);
  const id = idOf(delivery, table, kind, own);
  const told = own.find(([, { slot }]) => slot.as === "id")?.[0];
  alsoNumbered(kind, told === undefined || id.includes(nameOf(told)) ? id : [nameOf(told)], columns);
  alsoStated(kind, table, columns);
  kindsInWords(kind, table, columns);
  if (kind === "document") alsoRecognised(delivery, columns);
  for (const [at, column] of table.sketch.columns.entries())
    if (
      candidates[at]?.[0]?.as === "custom" &&
      columns[column.column] === undefined &&
      hasCustom(kind) &&
      !(id.length === 1 && id[0] === column.column)
    )
      columns[column.column] = asCustom(column, table.columnWords[at] ?? []);
  const links = { ...linksOf(delivery, table, own), ...namedByTwo(delivery, table, reading, columns) };
  const parts = writeParts(delivery, table, reading, links);
  const named = kind === "document" ? documentOf(table) : undefined;
  const document = named ?? (kind === "document" ? documentByWhatItHas(table, columns, links) : undefined);
  const isSaidInRows = document !== undefined && kindsByLetters(table, columns, { document, named });
  const loose = { kind, columns, links, parts };
  nameColleagues(table, candidates, loose);
  reachPeople(table, candidates, loose);
  rolesByLetters(kind, table, columns);
  amountByPrice(kind, table, columns);
  calledOff(kind, table, columns);
  stateOfMoney(kind, table, columns);
  billedBuyers(kind, table, loose);
  buyersByMail(kind, delivery, table, loose);
  reachBuyers(kind, table, loose);
  saidOfReaching(kind, table, loose);
  nestedRecords(kind, delivery, table, loose, id);
  namedBuyers(kind, table, loose);
  sheetsOfCustomers(kind, delivery, table, loose);
  const sides = peopleAmongBuyers(kind, table, loose);
  const unheaded = underUnknownHeading(kind, table, columns);
  const { mend: apart, name } = cellsOfTwo(kind, table, columns, [
    ...namedBy(kind, fields, nameOf),
    ...unheaded,
  ]);
  severalNamed(kind, table, loose, { module: table.sketch.name, id, name });
  monthsAsLines({ kind, name: table.sketch.name, id, named: name }, table, loose);
  const statement = bankStatement(kind, table, columns);
  const { mend: ofAccount, ...money } = statement ?? { mend: [] };
  if (statement === null) {
    moneyThatCame(table, loose, id);
    grantedWithPayments(table, loose, id);
  }
  chargedVisits(kind, delivery, table, loose, id);
  const { mend, ignored } = furtherPoints(kind, table, columns);
  lengthsByUnit(kind, table, columns);
  lengthsOfCalls(kind, table, columns);
  const usually = {
    ...begunWhenDue(kind, table, columns),
    ...priceByPeriod(kind, table, columns),
    ...(isSaidInRows && { document_kind: document }),
  };
  calledByNumber(kind, table, columns, id);
  const atHome = inItsCurrency(kind, table, columns);
  const mapped = [
    ...id,
    ...fields.map(([at]) => nameOf(at)),
    ...Object.values(links).flatMap(({ column = [] }) => column),
  ];
  const linked = table.sketch.columns.filter(({ isLinked }) => isLinked);
  const bare = linked.map(({ column }) => ({ column, withoutLinks: true as const }));
  const read = readBesides(parts, statement?.unless);
  const always = alwaysOf(delivery, table, kind, columns, links);
  withoutQuestions({ kind, columns, always }, parts);
  if (kind === "document") askWhatWasRefunded(table, columns);
  refundsBeside(table, loose, { id, always });
  return ModuleMap.parse({
    kind,
    ...(hasTwin(delivery, table) && { files: [table.sketch.name] }),
    header: [...new Set(mapped)],
    id,
    name,
    columns,
    links,
    parts,
    always,
    usually,
    party: partyOf(kind, links),
    ...money,
    mend: [...bare, ...sides, ...ofAccount, ...apart, ...atHome, ...mend],
    ignored: table.sketch.columns
      .filter(
        ({ column }, at) =>
          (candidates[at]?.[0]?.as === "ignored" && !read.has(column) && columns[column] === undefined) ||
          ignored.includes(column),
      )
      .map(({ column }) => column),
  } satisfies Given);
}

/** The columns of which the row's own record makes nothing, while its parts do, or whether it is taken at all hangs on them. */
function readBesides(parts: Parts, unless: Given["unless"] = []): Set<string> {
  const ofParts = Object.values(parts).flatMap(({ id = [], columns = {}, unless = [] }) => [
    ...id,
    ...Object.keys(columns),
    ...unless.map(({ column }) => column),
  ]);
  return new Set([...ofParts, ...unless.map(({ column }) => column)]);
}

/** Another table has the same columns: only its name tells them apart. */
function hasTwin({ tables }: Delivery, { sketch }: TableAtHand): boolean {
  const header = sketch.columns.map(({ column }) => column).join("\u001f");
  return tables.some(
    (other) =>
      other.sketch !== sketch && other.sketch.columns.map(({ column }) => column).join("\u001f") === header,
  );
}

/** Pairs of fields that one column fills: the words of the source, and what they mean to us. */
const worded: Readonly<Partial<Record<ImportKind, readonly [raw: string, ours: string][]>>> = {
  document: [["source_state", "state"]],
  asset: [["source_state", "state"]],
  case_file: [["source_state", "state"]],
  campaign: [["source_state", "state"]],
  opportunity: [["stage", "state"]],
  prospect: [["status", "state"]],
  organisation: [["stage", "role"]],
  person: [["stage", "role"]],
};

function alsoStated(kind: ImportKind, { sketch }: TableAtHand, columns: Columns): void {
  const has = (field: string) =>
    Object.values(columns)
      .flat()
      .some((target) => fieldOf(target) === field);
  for (const [raw, ours] of worded[kind] ?? [])
    for (const [from, to] of [
      [raw, ours],
      [ours, raw],
    ] as const)
      for (const [name, target] of Object.entries(columns)) {
        const column = sketch.columns.find((one) => one.column === name);
        if (
          column === undefined ||
          has(to) ||
          !has(from) ||
          ![target].flat().some((one) => fieldOf(one) === from)
        )
          continue;
        const added = wordsAs(kind, to, column);
        if (added !== null) columns[name] = [...[target].flat(), added];
      }
}

/** Where a list of people says for whom they work, whoever is named there is one of these companies, and nobody of the list. */
function companiesOf(delivery: Delivery, { table: at, column }: Reference): string | undefined {
  const table = delivery.tables[at];
  const named = table?.sketch.columns[column]?.column;
  // Rows of two kinds are each what they are.
  if (!table || table.sketch.who || delivery.kinds[at] !== "person") return undefined;
  const links: Links = {};
  const parts = writeParts(delivery, table, readAsKind(delivery, at, "person"), links);
  const { to = "", column: by } = links.account ?? {};
  return parts[to]?.kind === "organisation" && by === named ? to : undefined;
}

function linksOf(delivery: Delivery, { sketch }: TableAtHand, own: readonly [number, Taken][]): Links {
  const links: Links = {};
  for (const [at, { slot, weight }] of own) {
    const column = sketch.columns[at];
    const { reference } = weight;
    if (slot.link === undefined || column === undefined) continue;
    const to = reference ? delivery.tables[reference.table]?.sketch.name : earlierModule(delivery, slot.link);
    if (to === undefined) continue;
    const companies = slot.link === "account" && reference ? companiesOf(delivery, reference) : undefined;
    if (companies !== undefined) {
      links.account = { column: column.column, to: companies };
      continue;
    }
    // Nobody is called by a mail address: whoever has it is meant.
    if (reference && leading.includes(slot.link) && (column.shares.mail ?? 0) > 0.8) {
      links[slot.link] = { column: [column.column], to: "anybody", by: "reach" };
      continue;
    }
    const words = column.frequent.map(({ value }) => value);
    const none = words.filter((word) => /^(0+|-|n\/?a|null|none)$/i.test(word));
    links[slot.link] = {
      column: column.column,
      to,
      by: reference?.by ?? "id",
      ...splitOf(
        words,
        reference && delivery.tables[reference.table]?.sketch.columns[reference.column],
        column.several,
      ),
      ...(none.length > 0 && reference?.share !== 1 && { none }),
    };
  }
  return links;
}

/** What stands between several that a cell names; the first of them counts. “Bakery Ltd, Ada Stone” is the company and who is there. */
function splitOf(
  words: readonly string[],
  named: ColumnSketch | undefined,
  several: string | undefined,
): { split?: string } {
  if (several !== undefined) return { split: several };
  if (words.some((word) => word.includes(";"))) return { split: ";" };
  const isOfTwo = words.some((word) => word.includes(", "));
  const isOfOne = named?.frequent.every(({ value }) => !value.includes(",")) ?? false;
  return isOfTwo && isOfOne && (named?.shares.words ?? 0) > 0.5 ? { split: ", " } : {};
}

/** Whom a row names in two columns, given and family name, and who stands in another table. The columns are no fields then. */
function namedByTwo(delivery: Delivery, table: TableAtHand, reading: KindReading, columns: Columns): Links {
  const { sketch } = table;
  const taken = [...reading.taken];
  const places: readonly number[] = sketch.fullName?.columns ?? [];
  // One of the two may have been taken for a link of its own: first names stand among first names.
  const others = taken.filter(([at, { slot }]) => !(places.includes(at) && slot.as === "link"));
  const hasPerson = others.some(([, { slot }]) => slot.link === "person" || slot.part === "person");
  const isFree = places.length === 2 && others.every(([at]) => !places.includes(at));
  if (hasPerson || !isFree || !(importKinds[reading.kind].links as readonly string[]).includes("person"))
    return {};
  const tables = delivery.tables.map((other, at) => ({
    sketch: other.sketch,
    isOfPeople: other !== table && delivery.kinds[at] === "person",
  }));
  const found = peopleNamed(sketch, tables);
  const to = found === undefined ? undefined : delivery.tables[found]?.sketch.name;
  if (to === undefined) return {};
  const column = places.map((at) => sketch.columns[at]?.column ?? "");
  for (const one of column) delete columns[one];
  return { person: { column, to, by: "name" } };
}

const named = new Set(["name", "given_name", "family_name"]);

function namedBy(
  kind: ImportKind,
  fields: readonly [number, Taken][],
  nameOf: (at: number) => string,
): string[] {
  if (
    !["user", "organisation", "person", "prospect", "product", "category", "campaign", "price_list"].includes(
      kind,
    )
  )
    return [];
  const found = fields.filter(([, { slot }]) => named.has(slot.field ?? ""));
  const whole = found.find(([, { slot }]) => slot.field === "name");
  const rank = ({ slot }: Taken) => (slot.field === "given_name" ? 0 : 1);
  return whole === undefined
    ? found.toSorted(([, one], [, other]) => rank(one) - rank(other)).map(([at]) => nameOf(at))
    : [nameOf(whole[0])];
}

/** What holds for every row, where the table's name says so. */
function alwaysOf(
  delivery: Delivery,
  table: TableAtHand,
  kind: ImportKind,
  columns: Columns,
  links: Links,
): Record<string, string> {
  const filled = new Set(Object.values(columns).flat().map(fieldOf));
  const has = (field: string) => filled.has(field);
  const always: Record<string, string> = {};
  const fields = fieldsOf(kind);
  if (kind === "document") {
    // Who comes again and again with a day and an amount bought each time, whatever the rows are called.
    const isBoughtAgain = namesAgain(table, "person");
    const document =
      documentOf(table) ??
      documentByWhatItHas(table, columns, links) ??
      (isBoughtAgain ? "invoice" : undefined);
    if (document !== undefined && !has("document_kind")) always.document_kind = document;
    if (document !== undefined && countsAs(delivery, document) && !has("recognised"))
      always.recognised = "true";
  }
  if (kind === "contact" && !has("channel")) {
    const isInHours = Object.values(columns)
      .flat()
      .some((target) => typeof target !== "string" && target.isInHours === true);
    // Hours, and no word of how they were spent: a time sheet.
    const channel = saidBy(table, channelWords) ?? (isInHours ? "task" : undefined);
    if (channel !== undefined) always.channel = channel;
  }
  if (kind === "prospect" && !has("stage")) Object.assign(always, { role: "prospect", stage: "prospect" });
  else if (fields.stage === "choice" && !has("role") && !has("stage")) {
    // Odoo calls whoever is known a partner.
    const role = /^res[._]partner/i.test(table.sketch.name) ? undefined : saidBy(table, roleWords);
    if (role !== undefined) always.role = role;
    always.stage = role === "customer" ? "customer" : "none";
  }
  return always;
}

function documentByWhatItHas(table: TableAtHand, columns: Columns, links: Links): string | undefined {
  const filled = new Set(Object.values(columns).flat().map(fieldOf));
  const whose = [...leading, ...throughFacts].flatMap((link) => links[link]?.column ?? []);
  return documentByColumns(table, filled, whose);
}

const leading = ["account", "person", "lead", "party"];
const throughFacts = ["order", "opportunity", "case", "asset"];

function partyOf(kind: ImportKind, links: Links): string[] {
  const isReached = Object.values(links).some(({ by }) => by === "reach");
  const leads = (link: string) => links[link] !== undefined || (link === "account" && isReached);
  return "ofParty" in importKinds[kind] ? leading.filter(leads) : [];
}
