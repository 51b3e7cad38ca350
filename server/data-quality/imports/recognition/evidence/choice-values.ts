import { choicesOf, type ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { fold } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import { choiceWords, moneyWords, neutralChoices } from "../vocabulary/choice-words.ts";

/** How the words of a column become the choices of a field: theirs → ours, and how many of the cells are known so. */
export type ChoiceValues = { values: Record<string, string>; otherwise: string | undefined; share: number };

const told = new WeakMap<ColumnSketch, Map<string, ChoiceValues>>();

/** Translates the words that stand in a column into the choices of a field, as far as the vocabulary knows them. */
export function choiceValues(kind: ImportKind, field: string, column: ColumnSketch): ChoiceValues {
  const before = told.get(column) ?? new Map<string, ChoiceValues>();
  told.set(column, before);
  const key = `${kind}.${field}`;
  const values = before.get(key) ?? translate(kind, field, column);
  before.set(key, values);
  return values;
}

/**
 * Which words of a column say of a row among documents that it is money, which that less is owed though nobody paid, and which name a
 * document: theirs → ours.
 */
export function moneyAmong(column: ColumnSketch): {
  money: Record<string, string>;
  less: Record<string, "granted" | "given_up">;
  documents: string[];
} {
  const money: Record<string, string> = {};
  const documents: string[] = [];
  const less: Record<string, "granted" | "given_up"> = {};
  const listed = Object.entries({ ...moneyWords, ...choiceWords["document.document_kind"] });
  const phrases = listed.flatMap(([ours, words]) =>
    words.split(" ").map((theirs) => ({ ours, theirs: theirs.replaceAll("_", " ") })),
  );
  for (const { value } of column.frequent) {
    const ours = meaning(value, phrases);
    if (ours === "payment" || ours === "payment_back") money[value] = ours;
    else if (ours === "granted" || ours === "given_up") less[value] = ours;
    else if (ours !== undefined && ours !== "neither") documents.push(value);
  }
  // Beside invoices a bill is a supplier's.
  const isInvoiced = documents.some((word) => /invoice/i.test(word));
  return { money, less, documents: documents.filter((word) => !(isInvoiced && fold(word) === "bill")) };
}

function translate(kind: ImportKind, field: string, column: ColumnSketch): ChoiceValues {
  const key = `${kind}.${field}`;
  const own = choicesOf(kind, field) ?? [];
  const phrases = phrasesOf(kind, field);
  const values: Record<string, string> = {};
  let [known, all] = [0, 0];
  for (const { value, count } of column.frequent) {
    const ours = meaning(value, phrases);
    all += count;
    if (ours === undefined) continue;
    values[value] = ours;
    known += count;
  }
  if (key === "document.document_kind" && known < all) {
    const codes = documentLetters(column);
    if (codes !== null) return { values: codes, otherwise: undefined, share: 1 };
  }
  const neutral = neutralChoices[`${kind}.${field}`] ?? neutralChoices[`*.${field}`];
  return {
    values,
    otherwise: neutral !== undefined && (neutral === "" || own.includes(neutral)) ? neutral : undefined,
    share: all === 0 ? 0 : known / all,
  };
}

type Phrases = readonly { ours: string; theirs: string }[];
const listedPhrases = new Map<string, Phrases>();

function phrasesOf(kind: ImportKind, field: string): Phrases {
  const key = `${kind}.${field}`;
  const before = listedPhrases.get(key);
  if (before !== undefined) return before;
  const listed = choiceWords[key] ?? choiceWords[`*.${field}`] ?? {};
  const phrases = (choicesOf(kind, field) ?? []).flatMap((ours) => [
    { ours, theirs: ours.replaceAll("_", " ") },
    ...(listed[ours] ?? "").split(" ").map((words) => ({ ours, theirs: fold(words).replaceAll("_", " ") })),
  ]);
  listedPhrases.set(key, phrases);
  return phrases;
}

/** Whether a word is known for documents that bring something: an order that is paid, or still to be. */
export function isOfCounted(word: string): boolean {
  const ours = meaning(word, phrasesOf("document", "state"));
  return ours !== undefined && ours !== "cancelled" && ours !== "draft" && !isRefunded(word);
}

const refunded =
  /(?<!\p{L})(refunded|erstattet|ruckerstattet|zuruckerstattet|remboursee?|reembolsad[oa]|rimborsat[oa]|terugbetaald|estornad[oa])(?!\p{L})/u;

/** Whether a word says that the money went back, all of it or a part. */
export function isRefunded(word: string): boolean {
  return refunded.test(fold(word));
}

// Facture and avoir, Rechnung and Gutschrift, invoice and credit; one letter alone says nothing.
const pairsOfLetters = ["fa", "rg", "ic"];

/** Invoices and credit notes by one letter each, where the column holds nothing else. */
function documentLetters({ frequent, distinct }: ColumnSketch): Record<string, string> | null {
  const letters = frequent.map(({ value }) => fold(value.trim()));
  const pair = pairsOfLetters.find(
    (one) => letters.length === 2 && letters.every((letter) => one.includes(letter)),
  );
  if (pair === undefined || distinct !== 2 || letters.some((letter) => letter.length !== 1)) return null;
  return Object.fromEntries(
    frequent.map(({ value }, at) => [value, letters[at] === pair[0] ? "invoice" : "credit_note"]),
  );
}

/** Our choice whose longest word stands in the cell: `Closed Won` is won before it is closed. */
function meaning(cell: string, phrases: Phrases): string | undefined {
  if (cell.length > 60) return undefined;
  const written = ` ${fold(cell)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
  let best: { ours: string; theirs: string } | undefined;
  for (const phrase of phrases)
    if (
      phrase.theirs !== "" &&
      phrase.theirs.length > (best?.theirs.length ?? 0) &&
      written.includes(` ${phrase.theirs} `)
    )
      best = phrase;
  return best?.ours;
}
