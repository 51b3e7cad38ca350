import type { ImportKind } from "../../../../contract/data-quality/imports/import-kinds.ts";
import { numbersOfCustomers } from "./buyers/called-by-number.ts";
import { findReferences } from "./evidence/find-references.ts";
import { nameFit } from "./evidence/name-evidence.ts";
import { namesAgain } from "./evidence/told-by-money.ts";
import { plainSales } from "./mixed/plain-sales.ts";
import { isPaidOut, readPaidOut } from "./money/paid-out.ts";
import type { ProposalContext, TableProposal, TableSketch } from "./proposal.ts";
import { type Delivery, type KindReading, readAsKind, type Taken, unnamingOf } from "./read-as-kind.ts";
import { atHand, type TableAtHand } from "./table-at-hand.ts";
import { tellingFields } from "./vocabulary/telling-fields.ts";
import { writeProposal } from "./writing/write-proposal.ts";

const proposable = Object.keys(tellingFields) as ImportKind[];
/** What must speak for a kind at least: below it a table is left to the person. */
const kindPointsLeast = 5;

/**
 * Proposes how the tables of a delivery are read: what each holds, what its columns are, how they are linked. Nothing here
 * is certain; every proposal carries how sure it is and why (docs/decisions/0020).
 */
export function proposeDelivery(
  sketches: readonly TableSketch[],
  context: ProposalContext = {},
): TableProposal[] {
  let delivery = prepare(sketches, context);
  const { kinds = [] } = context;
  let told = tellKinds(
    delivery,
    sketches.map(() => proposable),
    kinds,
  );
  // What a table is tells what the others' links may be, and these what they are.
  for (let pass = 0; pass < 2; pass += 1) {
    delivery = withTold(delivery, told);
    told = tellKinds(
      delivery,
      told.map(({ likely }) => likely),
      kinds,
    );
  }
  delivery = withTold(delivery, told);
  return told.map((one, at) => writeProposal(delivery, at, one));
}

/**
 * Proposes how a table is read whose rows are of this kind.
 * @param others the other tables of the delivery, with their kinds where these are known
 */
export function proposeTable(
  sketch: TableSketch,
  kind: ImportKind,
  others: readonly { sketch: TableSketch; kind: ImportKind | null }[],
  context: ProposalContext = {},
): TableProposal {
  const delivery = prepare([sketch, ...others.map((other) => other.sketch)], context);
  const told = withKinds(delivery, [kind, ...others.map((other) => other.kind)]);
  return writeProposal(told, 0, { kind, confidence: 1, isChosen: true });
}

function prepare(sketches: readonly TableSketch[], { known = [] }: ProposalContext): Delivery {
  const references = findReferences(sketches);
  return {
    tables: sketches.map(atHand),
    references,
    kinds: sketches.map(() => null),
    unnaming: sketches.map(() => new Set()),
    earlier: new Map(known.map(({ kind, module }) => [kind, module])),
    incoming: countIncoming(references),
  };
}

/** How many columns of other tables name the rows of each: all their values stand in it, and in no better place. */
function countIncoming(references: Delivery["references"]): number[] {
  const counts = references.map(() => 0);
  for (const [from, columns] of references.entries())
    for (const [best] of columns)
      if (best !== undefined && best.table !== from && best.share > 0.9 && best.points > 3)
        counts[best.table] = (counts[best.table] ?? 0) + 1;
  return counts;
}

type Told = {
  kind: ImportKind | null;
  confidence: number;
  likely: readonly ImportKind[];
  unnaming: ReadonlySet<number>;
};

function withTold(delivery: Delivery, told: readonly Told[]): Delivery {
  return { ...delivery, kinds: told.map(({ kind }) => kind), unnaming: told.map(({ unnaming }) => unnaming) };
}

function withKinds(delivery: Delivery, kinds: Delivery["kinds"]): Delivery {
  const told = { ...delivery, kinds };
  const unnaming = kinds.map((kind, at) =>
    kind === null ? new Set<number>() : unnamingOf(readAsKind(told, at, kind)),
  );
  return { ...told, unnaming };
}

const likelyMost = 6;
const ofSales: ReadonlySet<ImportKind> = new Set(["document", "document_line"]);
// Three columns say it, and no name of a document does.
const plainConfidence = 0.8;
// Whether they are companies or people nothing says.
const numberedConfidence = 0.6;
// As many other things it might be as well: that is left to the person.
const guess = 0.15;

function tellKinds(
  delivery: Delivery,
  among: readonly (readonly ImportKind[])[],
  given: readonly (ImportKind | null)[],
): Told[] {
  return delivery.tables.map((table, at) => {
    const kind = given[at];
    if (kind) {
      const unnaming = unnamingOf(readAsKind(delivery, at, kind));
      return { kind, confidence: 1, likely: [kind], unnaming };
    }
    if (isPaidOut(table)) return paidOut(delivery, at, among[at] ?? []);
    const readings = (among[at] ?? [])
      .map((kind) => readAsKind(delivery, at, kind))
      .sort((one, other) => other.points - one.points);
    const likely = readings.slice(0, likelyMost).map(({ kind }) => kind);
    const lines =
      soldPlainly(delivery, at, readings) ??
      linesOf(delivery, at, readings) ??
      withLinesBelow(delivery, at, readings) ??
      whatWasBought(delivery, at, readings) ??
      ofOneLineEach(readings);
    if (lines === undefined && isCalledByNumber(table, readings[0])) return numbered(delivery, at, likely);
    const best = lines ?? readings[0];
    const isPlain = lines !== undefined && plainSales(table) !== null;
    if (best === undefined || (!isPlain && (readings[0]?.points ?? 0) < kindPointsLeast))
      return { kind: null, confidence: 0, likely, unnaming: new Set() };
    if (isPlain) return { kind: best.kind, confidence: plainConfidence, likely, unnaming: unnamingOf(best) };
    const others =
      lines === undefined ? readings : readings.filter((one) => one === best || !ofSales.has(one.kind));
    const all = others.reduce((sum, { points }) => sum + Math.exp((points - best.points) / 2), 0);
    const none = Math.exp((kindPointsLeast - 2 - best.points) / 2);
    const confidence = 1 / (all + none);
    if (lines === undefined && confidence < guess)
      return { kind: null, confidence: 0, likely, unnaming: new Set() };
    return { kind: best.kind, confidence, likely, unnaming: unnamingOf(best) };
  });
}

const people: ReadonlySet<ImportKind> = new Set(["organisation", "person", "household", "prospect", "user"]);

/** Whether a list knows customers by number alone, and nothing better is made of it: whoever is in it has no name, or nobody got in touch. */
function isCalledByNumber(table: TableAtHand, best: KindReading | undefined): boolean {
  const isNameless =
    best === undefined ||
    best.points < kindPointsLeast ||
    (people.has(best.kind) && !says(best, "name") && !says(best, "family_name")) ||
    (best.kind === "contact" && !says(best, "channel"));
  return isNameless && numbersOfCustomers(table) !== undefined;
}

function numbered(delivery: Delivery, at: number, likely: readonly ImportKind[]): Told {
  const unnaming = unnamingOf(readAsKind(delivery, at, "organisation"));
  const kinds = [...new Set<ImportKind>(["organisation", ...likely])].slice(0, likelyMost);
  return { kind: "organisation", confidence: numberedConfidence, likely: kinds, unnaming };
}

/** What a provider paid out is payments where it names orders that came along, and else nothing of customers. */
function paidOut(delivery: Delivery, at: number, likely: readonly ImportKind[]): Told {
  const isOfOrders = readPaidOut(delivery, at) !== null;
  return {
    kind: isOfOrders ? "payment" : null,
    confidence: isOfOrders ? plainConfidence : 0,
    likely,
    unnaming: new Set(),
  };
}

/** Who, when and how much is what was sold, whatever else the three columns might be. */
function soldPlainly(
  { tables }: Delivery,
  at: number,
  readings: readonly KindReading[],
): KindReading | undefined {
  const table = tables[at];
  if (table === undefined || plainSales(table) === null) return undefined;
  return readings.find(({ kind }) => kind === "document");
}

/** Rows of which further ones are lines are documents, whoever bought and where they live besides. */
function withLinesBelow(
  { tables }: Delivery,
  at: number,
  readings: readonly KindReading[],
): KindReading | undefined {
  if (tables[at]?.sketch.lines === undefined) return undefined;
  const document = readings.find(({ kind }) => kind === "document");
  const isIssued = [...(document?.taken.values() ?? [])].some(({ slot }) => slot.field === "issued_at");
  return isIssued && (document?.points ?? 0) >= kindPointsLeast ? document : undefined;
}

/**
 * Lines that say of no document which they belong to, while each has a number, a day and an amount, are documents of one line each: a line
 * has to belong to one.
 */
function ofOneLineEach(readings: readonly KindReading[]): KindReading | undefined {
  const [best] = readings;
  if (best?.kind !== "document_line" || isOfDocument(best)) return undefined;
  const document = readings.find(({ kind }) => kind === "document");
  if (document === undefined || document.points < kindPointsLeast) return undefined;
  const isTold =
    says(document, "number") || [...document.taken.values()].some(({ slot }) => slot.as === "id");
  const isWorth = says(document, "gross_total") || says(document, "net_total");
  return isTold && isWorth && says(document, "issued_at") ? document : undefined;
}

/** What is said of a document beside says nothing of which one it is. */
function isOfDocument({ taken }: KindReading): boolean {
  return [...taken.values()].some(namesDocument);
}

function namesDocument({ slot }: Taken): boolean {
  return (slot.part ?? slot.link) === "document" && (slot.as !== "field" || slot.field === "number");
}

const bought: readonly ImportKind[] = ["document", "payment"];
const boughtLeast = 5;

/**
 * Rows that say again and again who somebody is and where they live, each with a day and an amount of its own, are what was sold to
 * them or came from them: gifts, stays. Read as people they would be as many as there are rows, and the money nobody's.
 */
function whatWasBought(
  { tables }: Delivery,
  at: number,
  readings: readonly KindReading[],
): KindReading | undefined {
  const [best] = readings;
  const table = tables[at];
  if (table === undefined || best === undefined || !namesAgain(table, whoIs(best))) return undefined;
  const isTold = (reading: KindReading) =>
    reading.kind === "document"
      ? says(reading, "issued_at") && (says(reading, "gross_total") || says(reading, "net_total"))
      : says(reading, "received_on") && says(reading, "amount");
  const told = readings.filter(
    (reading) => bought.includes(reading.kind) && reading.points >= boughtLeast && isTold(reading),
  );
  const isOfMoney = [table.words, ...table.columnWords]
    .flat()
    .some(({ notions }) => notions.includes("payment"));
  return isOfMoney ? told[0] : (told.find(({ kind }) => kind === "document") ?? told[0]);
}

/** What names somebody in each row besides is of people as well; so are lines that say of no document which they belong to. */
function whoIs(reading: KindReading): ImportKind {
  const { kind } = reading;
  const isBeside =
    kind === "opportunity" || kind === "user" || (kind === "document_line" && !isOfDocument(reading));
  return isBeside ? "person" : kind;
}

const oncePerDocument = 0.9;

/**
 * A table of documents in which their numbers come again, with quantities beside them, has a row for each line: what is said of the
 * document is said in each of its rows, and its totals must not be added up.
 */
function linesOf(delivery: Delivery, at: number, readings: readonly KindReading[]): KindReading | undefined {
  const table = delivery.tables[at];
  const lines = readings.find(({ kind }) => kind === "document_line");
  if (table === undefined || lines === undefined || readings[0]?.kind !== "document") return undefined;
  const isCalled = (place: number, written: string) =>
    nameFit(table.columnWords[place] ?? [], written, new Set(table.words.flatMap(({ notions }) => notions))) >
    0.7;
  const places = [...lines.taken];
  const named = places.find(
    ([place, taken]) =>
      namesDocument(taken) ||
      (taken.slot.as === "id" && taken.slot.part === null && isCalled(place, "number | id")),
  );
  const number = named === undefined ? undefined : table.sketch.columns[named[0]];
  const comesAgain = number !== undefined && number.distinct < number.filled * oncePerDocument;
  if (!says(lines, "quantity")) return undefined;
  return comesAgain || (named !== undefined && isTotalledElsewhere(delivery, at, named[0], lines))
    ? lines
    : undefined;
}

function says({ taken }: KindReading, field: string): boolean {
  return [...taken.values()].some(({ slot }) => slot.part === null && slot.field === field);
}

const totalledLeast = 0.9;

/**
 * Whether the numbers stand in another table of documents that has no prices of pieces: this one says what was in each of them, though
 * every one has a single line, and its amounts would count twice.
 */
function isTotalledElsewhere(delivery: Delivery, at: number, place: number, lines: KindReading): boolean {
  const isPriced = (reading: KindReading) => says(reading, "quantity") && says(reading, "list_price");
  return (
    isPriced(lines) &&
    (delivery.references[at]?.[place] ?? []).some(
      ({ table, share }) =>
        table !== at &&
        share >= totalledLeast &&
        delivery.kinds[table] === "document" &&
        !isPriced(readAsKind(delivery, table, "document_line")),
    )
  );
}
