import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { moneyAmong } from "../evidence/choice-values.ts";
import { fold } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import { firstWords } from "../rows/first-words.ts";
import type { TableAtHand } from "../table-at-hand.ts";

const kindsMost = 12;
const knownLeast = 0.9;

/** A column that says in words what each row of a list of what is owed and paid is, and the rule that takes its first words from longer ones. */
export type SaidInWords = { kind: ColumnSketch; of: ColumnSketch; mend: ModuleMap["mend"] };

/**
 * What each row is, in a column of whatever name: `Buchungstext`, `Details`. Its words are invoices and payments both, so that it can be
 * nothing else; where they go on (`Invoice INV-1`) the first of them say it, if nearly all are known.
 */
export function saidInWords({ sketch }: TableAtHand): SaidInWords | undefined {
  for (const column of sketch.columns) {
    if (column.distinct <= kindsMost && isOfBoth(column)) return { kind: column, of: column, mend: [] };
    const first = firstWords(column);
    if (first === undefined || first.distinct > kindsMost || !isOfBoth(first)) continue;
    const told = first.frequent.reduce((sum, one) => sum + (isTold(first, one.value) ? one.count : 0), 0);
    const all = first.frequent.reduce((sum, { count }) => sum + count, 0);
    const rule = {
      column: column.column,
      split: " ",
      into: [first.column, `${column.column}: rest`],
      rest: "last" as const,
    };
    if (told >= all * knownLeast) return { kind: first, of: column, mend: [rule] };
  }
  return undefined;
}

function isOfBoth(column: ColumnSketch): boolean {
  const { money, documents } = moneyAmong(column);
  return Object.keys(money).length > 0 && documents.length > 0;
}

function isTold(column: ColumnSketch, word: string): boolean {
  const { money, less, documents } = moneyAmong(column);
  return [...Object.keys({ ...money, ...less }), ...documents].includes(word) || isBalance(word);
}

const balances =
  /(?<!\p{L})(balances?|brought forward|carried forward|b\/?f|c\/?f|bal|(anfangs|end|schluss|eroffnungs|abschluss)?(saldo|bestand|stand)|saldovortrag|vortrag|ubertrag|solde|report a nouveau|saldi|saldi?o (inicial|final|anterior)|(begin|eind)saldo|(ingaende|utgaende) (saldo|balans)|(alku|loppu)saldo|devir|devreden|bakiye|zustatek|nyito|zaro|salda|stan (poczatkowy|koncowy)|sold|остаток|сальдо|залишок|υπολοιπο|残高|繰越|余额|잔액|الرصيد|יתרה)(?!\p{L})/u;

/** What was owed before or after is told again by the rows between: it is neither sold nor paid. */
export function isBalance(word: string): boolean {
  return balances.test(fold(word));
}

/** Words of a column by which rows say what was owed before or after. */
export function balancesIn({ frequent }: ColumnSketch): string[] {
  return frequent.flatMap(({ value }) => (isBalance(value) ? [value] : []));
}

export const balancePassedOver =
  "This row says what was owed before or after the others of its list, which say the same: it is neither a sale nor a payment.";
