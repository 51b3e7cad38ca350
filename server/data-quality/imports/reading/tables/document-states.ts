import { choicesOf } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap, PartMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { isOfCounted } from "../../recognition/evidence/choice-values.ts";
import type { Decimal } from "../values/amounts.ts";
import { readChoice } from "../values/choices.ts";
import { asTargets } from "./agreements.ts";
import { addMoney, type MoneyByWord, sumOf } from "./money-by-word.ts";
import type { OpenQuestion } from "./ways-of-writing.ts";

/** A column whose words decide whether documents bring anything, and the column of what they come to. */
export type StateColumn = {
  column: string;
  /** What its words decide: how far documents are, or which of them take back what was sold. */
  field: "state" | "document_kind";
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
} as const;

const amounts = ["net_total", "gross_total", "list_total", "net_amount", "list_amount"];

/** The columns of a map and its parts that say in which state documents are which bring something. */
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
      const target = asTargets(given).find((one) => one.field === "state" || isKindOpen(map, one));
      if (target === undefined) return [];
      const { values = {}, otherwise } = target;
      const field = target.field === "state" ? "state" : "document_kind";
      const known = new Set(Object.keys(values).map((word) => word.trim().toLowerCase()));
      const decides = Object.values(values).some((ours) => ours === "cancelled" || ours === "draft");
      return [
        { column, field, amount: amountIn(map) ?? amountIn(module) ?? null, known, otherwise, decides },
      ];
    }),
  );
}

/** Whether a column says which documents rows are that are mostly of one kind: a word that nobody knows may take back what was owed. */
function isKindOpen({ usually }: StatedMap, { field }: { field: string }): boolean {
  return field === "document_kind" && usually?.document_kind !== undefined;
}

/** Whether any of the documents may bring something: quotes don't, and orders don't where they are invoiced. */
function counts({ kind, columns, always }: StatedMap): boolean {
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
    readChoice(word, choicesOf("document", field) ?? []) === null
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
  const sentence = (words: string) =>
    `Whether these documents count is said here, in words that nobody here knows: ${words}.`;
  return saidOf(column, doubt, decimal, sentence);
}

/** What was taken for granted of a column of states. */
export function stateAssumed(column: StateColumn, doubt: StateDoubt, decimal?: Decimal): OpenQuestion | null {
  const sentence = (words: string) =>
    `Documents were taken to count of which it says what nobody here knows: ${words}. If any of these words means that a document was called off or is a draft, take the load back and say so (values of the column in a mapping, or the import's page).`;
  return saidOf(column, doubt, decimal, sentence);
}

/** Whether words that nobody knows are taken for documents that bring something. */
export function isTakenToCount({ otherwise, decides }: StateColumn): boolean {
  const counts = otherwise !== undefined && !["cancelled", "draft", ""].includes(otherwise);
  return counts && decides;
}
