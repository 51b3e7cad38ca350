import { choicesOf } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap, PartMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { isOfCounted } from "../../recognition/evidence/choice-values.ts";
import type { Decimal } from "../values/amounts.ts";
import { readChoice } from "../values/choices.ts";
import { asTargets } from "./agreements.ts";
import { addMoney, type MoneyByWord, sumOf } from "./money-by-word.ts";
import type { OpenQuestion } from "./ways-of-writing.ts";

/** What such a column's words decide: how far documents are, which of them take back what was sold, or whether money came. */
export type StateField = "state" | "document_kind" | "payment_state";

/** A column whose words decide whether documents or payments bring anything, and the column of what they come to. */
export type StateColumn = {
  column: string;
  field: StateField;
  /** What it comes to; null where no column says it. */
  amount: string | null;
  /** The words that were translated, in small letters. */
  known: ReadonlySet<string>;
  /** What other words are taken for; undefined where only a person can say it. */
  otherwise: string | undefined;
  /** Whether some of its words say that documents bring nothing; one that says only how far they are leaves that to others. */
  decides: boolean;
};

type StatedMap = Pick<ModuleMap | PartMap, "kind" | "columns" | "always"> &
  Partial<Pick<ModuleMap, "usually">>;

/** What each word can be answered with. */
export const meaningsOf = {
  state: ["open", "closed", "draft", "cancelled"],
  document_kind: ["invoice", "credit_note"],
  payment_state: ["came", "failed"],
} as const;

/** What of these claims that nothing is brought. */
const nothings: ReadonlySet<string> = new Set(["cancelled", "draft", "failed"]);

const amounts = ["net_total", "gross_total", "list_total", "net_amount", "list_amount", "amount"];

/** The columns of a map and its parts that say in which state documents or payments are which bring something. */
export function statesOf(module: Pick<ModuleMap, "parts"> & StatedMap): StateColumn[] {
  const maps: StatedMap[] = [module, ...Object.values(module.parts)];
  const amountIn = (map: StatedMap) =>
    amounts.flatMap((field) =>
      Object.entries(map.columns).flatMap(([column, given]) =>
        asTargets(given).some((target) => target.field === field) ? [column] : [],
      ),
    )[0];
  return maps.filter(counts).flatMap((map) =>
    Object.entries(map.columns).flatMap(([column, given]): StateColumn[] => {
      const targets = asTargets(given);
      const target = targets.find(({ field }) => isStateOf(map, field, targets));
      if (target === undefined) return [];
      const { values = {}, otherwise } = target;
      const field = target.field as StateField;
      const known = new Set(Object.keys(values).map((word) => word.trim().toLowerCase()));
      const decides = Object.values(values).some((ours) => nothings.has(ours));
      return [
        { column, field, amount: amountIn(map) ?? amountIn(module) ?? null, known, otherwise, decides },
      ];
    }),
  );
}

/**
 * Whether a field of a map is the one whose words decide it. What kind of document a row is does where rows are mostly of one kind, or where
 * the same column says which of them count: a word that nobody knows may take back what was owed.
 */
function isStateOf(
  { kind, usually }: StatedMap,
  field: string,
  besides: readonly { field: string; values?: Readonly<Record<string, string>> | undefined }[],
): boolean {
  if (kind === "payment") return field === "payment_state";
  if (field !== "document_kind") return field === "state";
  return (
    usually?.document_kind !== undefined || besides.some((one) => one.field === "recognised" && one.values)
  );
}

/** Whether any of the rows may bring something: quotes don't, and orders don't where they are invoiced. */
function counts({ kind, columns, always }: StatedMap): boolean {
  if (kind === "payment") return true;
  if (kind !== "document") return false;
  const said = Object.values(columns).flatMap(asTargets);
  return always.recognised === "true" || said.some(({ field }) => field === "recognised");
}

/** What the words of a column stand for that nobody translated, by what they are called. */
export type StateDoubt = MoneyByWord;

export function noteState(doubt: StateDoubt, column: StateColumn, cell: string, amount: string): void {
  // What is taken for granted of a word that is known to count is no doubt.
  if (isUnknown(column, cell) && !(column.otherwise !== undefined && isOfCounted(cell)))
    addMoney(doubt, cell.trim(), amount);
}

/** Whether a cell says something that is neither one of our words nor translated. */
export function isUnknown({ field, known }: StateColumn, cell: string): boolean {
  const word = cell.trim();
  return (
    word !== "" &&
    !known.has(word.toLowerCase()) &&
    readChoice(word, choicesOf(field === "payment_state" ? "payment" : "document", field) ?? []) === null
  );
}

/** What is said of a column of states with words that nobody knows. Null where there are none. */
function saidOf(
  { column, amount }: StateColumn,
  doubt: StateDoubt,
  decimal: Decimal | undefined,
  sentence: (words: string) => string,
): OpenQuestion | null {
  const all = [...doubt].sort(([, one], [, other]) => other.rows - one.rows);
  if (all.length === 0) return null;
  const said = all.slice(0, wordsSaid).map(([word, tally]) => {
    const rows = tally.rows === 1 ? "1 row" : `${tally.rows.toLocaleString("en")} rows`;
    const sum = amount === null ? null : sumOf(tally, decimal);
    return `“${word}” in ${rows}${sum === null ? "" : `, ${sum} together`}`;
  });
  const more = all.length - said.length;
  const words = said.join("; ") + (more > 0 ? `; and ${more} more words` : "");
  return { column, samples: all.slice(0, samplesMost).map(([word]) => word), message: sentence(words) };
}

const samplesMost = 5;
const wordsSaid = 12;

/** What only a person can say of a column of states. */
export function stateQuestion(
  column: StateColumn,
  doubt: StateDoubt,
  decimal?: Decimal,
): OpenQuestion | null {
  const what = column.field === "payment_state" ? "Whether this money came" : "Whether these documents count";
  const sentence = (words: string) => `${what} is said here, in words that nobody here knows: ${words}.`;
  return saidOf(column, doubt, decimal, sentence);
}

/** What was taken for granted of a column of states. */
export function stateAssumed(column: StateColumn, doubt: StateDoubt, decimal?: Decimal): OpenQuestion | null {
  const [what, means] =
    column.field === "payment_state"
      ? ["Payments were taken to have come", "a payment failed or is still to come"]
      : ["Documents were taken to count", "a document was called off or is a draft"];
  const sentence = (words: string) =>
    `${what} of which it says what nobody here knows: ${words}. If any of these words means that ${means}, take the load back and say so (values of the column in a mapping, or the import's page).`;
  return saidOf(column, doubt, decimal, sentence);
}

/** Whether words that nobody knows are taken for documents that bring something. */
export function isTakenToCount({ otherwise, decides }: StateColumn): boolean {
  const counts = otherwise !== undefined && otherwise !== "" && !nothings.has(otherwise);
  return counts && decides;
}

/** Why a payment that failed is left out. */
export const noMoneyCame =
  "No money came in by this payment: it failed, was cancelled or is still to be paid.";
