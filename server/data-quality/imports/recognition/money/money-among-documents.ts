import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { importKinds } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { moneyAmong } from "../evidence/choice-values.ts";
import { type Module, mapAs } from "../mixed/rows-of-two-kinds.ts";
import type { ColumnSketch, TableSketch } from "../proposal.ts";
import type { Delivery } from "../read-as-kind.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { shareWithin } from "../value-sample.ts";
import { columnFor } from "../writing/loose-map.ts";
import { wordsAs } from "../writing/words-as.ts";
import { balancePassedOver, balancesIn, saidInWords } from "./said-in-words.ts";
import { asDocuments, asMoney, type TwoSides, twoSidesOf } from "./two-sides.ts";

/** The columns of a ledger, and which words of the one that says what a row is mean money. */
type Ledger = {
  kind: ColumnSketch;
  documents: ModuleMap;
  day: string;
  amount: string;
  /** Money that came in or went back, each with the sign that its word has. */
  money: string[];
  /** Money that went back, though it stands there without a sign. */
  back: string[];
  /** Words that say that less is owed, though nobody paid; those that stand beside a minus. */
  less: Readonly<Record<string, "granted" | "given_up">>;
  minus: readonly string[];
  isOpposite: boolean;
  sides: TwoSides | null;
};

/**
 * A customer's ledger, or a list of transactions, in which a column says of each row whether it is an invoice, a credit note or a
 * payment: the payments are money that came in, of the same customers, and settle the document they name. Null where there are none.
 *
 * In a ledger of what is owed a payment stands with a minus and what is paid back without one; in a list of transactions
 * both stand as they are.
 */
export function readMoneyToo(delivery: Delivery, at: number, kind: ImportKind): Module[] | null {
  const table = delivery.tables[at];
  if (table === undefined || (kind !== "document" && kind !== "payment")) return null;
  const ledger = ledgerOf(delivery, at, table);
  if (ledger === null) return null;
  const { sketch } = table;
  const { money, back, isOpposite, sides } = ledger;
  const balances = balancesIn(ledger.kind);
  const settled = settledColumn(delivery, at, ledger);
  const owed = asWhatIsOwed(table, ledger, settled);
  const documents: ModuleMap =
    balances.length === 0
      ? owed
      : {
          ...owed,
          // A module that leaves rows out comes before those that are asked for theirs: it leaves them theirs as well.
          unless: [
            ...(owed.unless ?? []),
            { column: ledger.kind.column, is: [...balances, ...money, ...back, ...Object.keys(ledger.less)] },
          ],
          passedOver: balancePassedOver,
        };
  const read = mapAs(delivery, at, "payment");
  const payments = (words: string[], turn: { isOpposite?: true; isNegative?: true }): ModuleMap => {
    const isTheirs = (name: string) => (importKinds.payment.links as readonly string[]).includes(name);
    const whose = Object.entries(documents.links).filter(([name]) => isTheirs(name));
    const amount = { field: "amount", ...turn };
    return {
      ...owed,
      kind: "payment",
      when: { column: ledger.kind.column, is: words },
      id: idOfMoney(sketch, ledger.documents),
      isNumbered: true,
      columns: {
        ...alsoSaid(read, documents),
        [ledger.day]: "received_on",
        ...(sides === null ? { [ledger.amount]: amount } : asMoney(sides)),
      },
      links: {
        ...Object.fromEntries(whose),
        ...(settled && { document: { column: settled, to: sketch.name, by: "id" as const, none: [] } }),
      },
      always: {},
      usually: {},
    };
  };
  const lesser = Object.entries(ledger.less).length === 0 ? [] : lessOwed(sketch.name, owed, ledger, settled);
  return [
    { module: sketch.name, map: documents },
    ...lesser,
    ...(money.length === 0
      ? []
      : [{ module: `${sketch.name}, payments`, map: payments(money, isOpposite ? { isOpposite } : {}) }]),
    ...(back.length === 0
      ? []
      : [{ module: `${sketch.name}, paid back`, map: payments(back, { isNegative: true }) }]),
  ];
}

/**
 * What was granted with a payment is a credit note on the document that it names, what was given up a loss; where no column names a
 * document both are credit notes of the customer's.
 */
function lessOwed(
  name: string,
  documents: ModuleMap,
  { kind, less, day, amount, sides, minus }: Ledger,
  settled: string | undefined,
): Module[] {
  const settles = settled && { column: settled, to: name, by: "id" as const, none: [] };
  const wordsOf = (...what: string[]) => Object.keys(less).filter((word) => what.includes(less[word] ?? ""));
  const figures = sides === null ? [amount] : [sides.debit.column, sides.credit.column];
  const columnsAs = (field: string, turn: { isNegative?: boolean; isOpposite?: boolean }) =>
    Object.fromEntries(figures.map((column) => [column, { field, ...turn }]));
  const common = { ...documents, isNumbered: true, usually: {} };
  const [granted, lost] = settles
    ? [wordsOf("granted"), wordsOf("given_up")]
    : [wordsOf("granted", "given_up"), []];
  const isTakenOff = lost.some((word) => minus.includes(word));
  const whose = Object.entries(documents.links).filter(([link]) => link !== "order");
  const notes: ModuleMap = {
    ...common,
    when: { column: kind.column, is: granted },
    columns: { [day]: "issued_at", ...columnsAs("gross_total", { isNegative: true }) },
    links: { ...Object.fromEntries(whose), ...(settles && { order: settles }) },
    always: { document_kind: "credit_note", recognised: "true" },
  };
  const losses: ModuleMap = {
    ...common,
    kind: "write_off",
    when: { column: kind.column, is: lost },
    columns: { [day]: "written_off_on", ...columnsAs("amount", isTakenOff ? { isOpposite: true } : {}) },
    links: { ...(settles && { document: settles }) },
    always: { is_with_tax: "true" },
    party: [],
  };
  return [
    ...(granted.length > 0 ? [{ module: `${name}, granted`, map: notes }] : []),
    ...(lost.length > 0 ? [{ module: `${name}, written off`, map: losses }] : []),
  ];
}

function ledgerOf(delivery: Delivery, at: number, { sketch }: TableAtHand): Ledger | null {
  const read = mapAs(delivery, at, "document");
  const table = delivery.tables[at];
  if (read === undefined || table === undefined) return null;
  const sides = twoSidesOf(table);
  const { map: documents, kind, of } = kindInWords(table, sides === null ? read : asDocuments(read, sides));
  const [day, amount] = [
    columnFor(documents.columns, "issued_at"),
    columnFor(documents.columns, "gross_total") ?? columnFor(documents.columns, "net_total"),
  ];
  if (kind === undefined || day === undefined || amount === undefined) return null;
  const said = moneyAmong(kind);
  if (Object.keys({ ...said.money, ...said.less }).length === 0) return null;
  const wordsOf = (what: string) => Object.keys(said.money).filter((word) => said.money[word] === what);
  const [came, went] = [wordsOf("payment"), wordsOf("payment_back")];
  const minus = sketch.minus?.find(
    ({ by, figures }) => sketch.columns[by] === of && sketch.columns[figures]?.column === amount,
  )?.words;
  const isOpposite = sides === null && came.some((word) => minus?.includes(word));
  // A minus or the other side of the ledger says by itself that it went back.
  const isSigned = sides !== null || isOpposite || went.some((word) => minus?.includes(word));
  const own = {
    kind,
    documents: withoutOthers(documents, kind.column, said),
    day,
    amount,
    isOpposite,
    sides,
    less: said.less,
    minus: minus ?? [],
  };
  // What a ledger takes off what is owed is no money that went back, but goods and money in one: a sale taken back.
  const returned = isOpposite ? went.filter((word) => minus?.includes(word)) : [];
  if (returned.length > 0) own.documents = withKind(own.documents, kind.column, returned);
  const paidBack = went.filter((word) => !returned.includes(word));
  return { ...own, money: isSigned ? [...came, ...paidBack] : came, back: isSigned ? [] : paidBack };
}

type KindInWords = {
  map: ModuleMap;
  kind: ColumnSketch | undefined;
  /** The column in which its words stand, which may go on behind them. */
  of: ColumnSketch | undefined;
};

/** Which column says what each row is: the one of the documents' kinds, or one of another name whose words say it. */
function kindInWords(table: TableAtHand, map: ModuleMap): KindInWords {
  const column = columnFor(map.columns, "document_kind");
  const known = table.sketch.columns.find((one) => one.column === column);
  const told = known === undefined ? saidInWords(table) : undefined;
  const kind = told && wordsAs("document", "document_kind", told.kind);
  if (!told || !kind || typeof kind === "string") return { map, kind: known, of: known };
  const counts = Object.keys(kind.values ?? {}).map((word) => [word, "true"]);
  const recognised = { field: "recognised", values: Object.fromEntries(counts), otherwise: "false" };
  const { document_kind: _, recognised: __, ...always } = map.always;
  const columns = { ...map.columns, [told.kind.column]: [kind, recognised] };
  return {
    map: { ...map, columns, always, mend: [...map.mend, ...told.mend] },
    kind: told.kind,
    of: told.of,
  };
}

/** The documents without words that mean money, or what was bought and paid for: `Bill Payment`. */
function withoutOthers(map: ModuleMap, column: string, { documents }: { documents: string[] }): ModuleMap {
  const targets = [map.columns[column] ?? []].flat().map((target) => {
    if (typeof target === "string" || target.values === undefined) return target;
    // What is neither owed nor paid is known to be that: nobody is asked about it.
    const values = Object.entries(target.values).map(([word, ours]) => [
      word,
      documents.includes(word) ? ours : target.field === "recognised" ? "false" : "",
    ]);
    return { ...target, values: Object.fromEntries(values) };
  });
  return { ...map, columns: { ...map.columns, [column]: targets } };
}

/** The documents with further words that mean credit notes. */
function withKind(map: ModuleMap, column: string, words: readonly string[]): ModuleMap {
  const targets = [map.columns[column] ?? []].flat().map((target) => {
    if (typeof target === "string") return target;
    const ours = { document_kind: "credit_note", recognised: "true" }[target.field];
    if (ours === undefined) return target;
    return {
      ...target,
      values: { ...target.values, ...Object.fromEntries(words.map((word) => [word, ours])) },
    };
  });
  return { ...map, columns: { ...map.columns, [column]: targets } };
}

/** What is owed is owed with its tax, unless the column says that it is without. */
function asWhatIsOwed({ sketch, columnWords }: TableAtHand, { documents, amount }: Ledger, settled?: string) {
  const at = sketch.columns.findIndex(({ column }) => column === amount);
  const isNet = columnWords[at]?.some(({ notions }) => notions.includes("net"));
  const isBare = columnFor(documents.columns, "gross_total") === undefined && !isNet;
  const number = columnFor(documents.columns, "number");
  return {
    ...documents,
    ...(isBare && { columns: { ...documents.columns, [amount]: "gross_total" } }),
    ...(settled !== undefined && number !== undefined && { id: [number], isNumbered: true }),
  };
}

const settledLeast = 0.5;
const numberLeast = 3;

/**
 * The column that says which document a payment settles: one whose words are numbers of documents here, or the number itself where
 * it comes again as often as there are payments.
 */
function settledColumn(
  { tables, references }: Delivery,
  at: number,
  { documents, kind, money, back }: Ledger,
): string | undefined {
  const columns = tables[at]?.sketch.columns ?? [];
  const number = columns.find(({ column }) => column === columnFor(documents.columns, "number"));
  const id = columns.findIndex(({ column }) => column === documents.id[0]);
  const isNamed = references.some(
    (others, from) =>
      from !== at && others.some(([best]) => best?.table === at && best.column === id && best.share > 0.5),
  );
  if (number === undefined || (isNamed && documents.id[0] !== number.column)) return undefined;
  // A department 1 is no document 1.
  const isFree = ({ column, filled, shares, distinct, length }: ColumnSketch) =>
    filled > 0 &&
    isKept(documents, column) &&
    (shares.money ?? 0) < 0.5 &&
    !(distinct <= 2 && (shares.digits ?? 0) > 0.9 && length < numberLeast);
  const named = columns.find(
    (one) => one !== number && isFree(one) && shareWithin(one.values, number.values).share >= settledLeast,
  );
  if (named !== undefined) return named.column;
  const words = new Set([...money, ...back]);
  const paid = kind.frequent.reduce((sum, { value, count }) => sum + (words.has(value) ? count : 0), 0);
  return number.filled - number.distinct >= paid * settledLeast ? number.column : undefined;
}

/** Whether a column is nothing of ours in these documents. */
function isKept({ columns, links, id }: ModuleMap, column: string): boolean {
  const target = [columns[column] ?? []].flat();
  const isLink = Object.values(links).some((link) => [link.column ?? []].flat().includes(column));
  return !isLink && !id.includes(column) && target.every((one) => fieldOf(one) === "custom");
}

/** What tells every row apart, if something does. A receipt without a number is known by all it says. */
function idOfMoney({ columns }: TableSketch, { id }: ModuleMap): string[] {
  return id.length === 1 && columns.some(({ column, isUnique }) => column === id[0] && isUnique) ? id : [];
}

/** How it was paid and what for, in columns that say nothing else. */
function alsoSaid(read: ModuleMap | undefined, documents: ModuleMap): ModuleMap["columns"] {
  const fields = new Set(["currency", "method", "reference", "fee_amount"]);
  const said = Object.entries(read?.columns ?? {}).filter(
    ([column, target]) =>
      [target].flat().every((one) => fields.has(fieldOf(one))) &&
      (isKept(documents, column) || documents.columns[column] === "currency"),
  );
  // A column of states is that of documents and payments both.
  const states = Object.entries(read?.columns ?? {}).filter(([, target]) =>
    [target].flat().some((one) => fieldOf(one) === "payment_state"),
  );
  return Object.fromEntries([...said, ...states]);
}
