import { readAmount } from "../values/amounts.ts";
import { readCurrency } from "../values/currencies.ts";
import type { Row } from "./cut-rows.ts";

// What reports write below their rows, in the languages whose names of columns are known. Salesforce: "Grand Totals (5700
// records)", an old bookkeeping: "GESAMTSUMME (1241 SAETZE)", "ANZAHL SAETZE: 163". Letters without their accents.
const listed = (words: string) => new Set(words.split(" "));
const sums = listed(
  "total totals totale totales totali totaux totais totaal totalen subtotal subtotals subtotale subtotaal tussentotaal soustotal grandtotal sum sums summe summen gesamt gesamtsumme gesamtbetrag gesamtergebnis zwischensumme endsumme insgesamt somme sommes soma suma sumy razem ogolem lacznie somma som eindtotaal итого всего итог 合計 総計 小計 合计 总计",
);
const counts = listed(
  "count number anzahl zahl nombre numero numeros aantal liczba ilosc quantidade cantidad compte conteggio",
);
const rows = listed(
  "record records row rows entry entries item items line lines result results satz saetze satze datensatz datensatze datensaetze zeile zeilen eintrag eintrage eintraege position positionen beleg belege ergebnis ergebnisse enregistrement enregistrements ligne lignes registro registros fila filas linea lineas linhas righe riga voci rij rijen regels wiersz wiersze wierszy rekord rekordy rekordow pozycji",
);
const joiners = listed(
  "of the a all de des du der die das von aller alle le la les el los las il lo i do dos da das del della dei et und and en e y van het selected affected returned found general generale generaux generales grand sub au ao",
);
const page = /^(page|seite|pagina|strona|blatt)\s*:?\s*\d+(\s*(of|von|de|sur|di|van|z|\/)\s*\d+)?$/;
const remark =
  /^(mon|tues|wednes|thurs|fri|satur|sun)day,? \p{L}+ \d{1,2},? \d{4}.*\d:\d\d|^confidential information\b|^copyright (\(c\)|©)|^(generated|exported|printed|erstellt|exportiert|gedruckt) (by|on|at|am|von)\b/iu;

/** A file's last rows may be no records; this many are looked at. */
export const footersMax = 12;

/** Whether a row is the sum or the remark below a table, and no record: its words say so, and the rest are figures. */
export function isFooter({ cells }: Row, width: number): boolean {
  const filled = cells.filter(Boolean);
  const [first = "", ...rest] = filled;
  if (width > 1 && (rest.length === 0 || filled.length * 2 <= width) && remark.test(first)) return true;
  if (filled.length >= Math.max(2, width) || !rest.every(isFigure)) return false;
  const said = says(first);
  return said === "sum" || (width > 1 && rest.length === 0 && said === "rows");
}

const heading = /^([-=*_~#+–—•>]{2,})\s*\S.*[-=*_~#+–—•<]{2,}$|^[-=*_~#+–—•]{3,}$/u;

/** Whether a row is a line that somebody drew between the records: `--- France ---` alone, in a table of several columns. */
export function isHeading({ cells }: Row, width: number): boolean {
  const filled = cells.filter(Boolean);
  return width > 2 && filled.length === 1 && heading.test(filled[0] ?? "");
}

/** Whether a row holds one cell alone and no record: what somebody noted below a sum. */
export function isLoneCell({ cells }: Row, width: number): boolean {
  return width > 2 && cells.filter(Boolean).length === 1;
}

/**
 * Whether a row may be the sum of those above, which only they can show: a word for a sum stands among others, or none
 * stands there and its figures are alone.
 */
export function maySumUp({ cells }: Row, width: number): boolean {
  // Lists of SAP mark their sums with stars.
  const filled = cells.filter((cell) => cell !== "" && !/^\*+$/.test(cell));
  const [first = "", ...rest] = filled;
  // A row that fills all columns sums up where nothing but a word for a sum stands in the first.
  const isFull = filled.length >= width && !(width > 1 && says(first) === "sum");
  if (filled.length === 0 || isFull) return false;
  if (cells[0] === "" && filled.every(isFigure)) return true;
  return rest.length > 0 && rest.every(isFigure) && wordsOf(first).some((word) => sums.has(word));
}

/** Whether the one text of a row names a sum, and all else in it are figures or nothing. */
export function namesASum({ cells }: Row, width: number): boolean {
  const filled = cells.filter(Boolean);
  const texts = filled.filter((cell) => !isFigure(cell));
  const [label = ""] = texts;
  return (
    filled.length > 1 &&
    filled.length < width &&
    texts.length === 1 &&
    wordsOf(label).some((word) => sums.has(word))
  );
}

/**
 * Whether the figures of a row are what the rows above come to: each that can be told is the sum of its column, and one at
 * least is. Which sign stands before the fraction is tried both ways.
 * @param above all rows between the header and it
 */
export async function sumsUp({ cells }: Row, above: AsyncIterable<readonly Row[]>): Promise<boolean> {
  const wanted = cells.flatMap((cell, at) => (/\d/.test(cell) && isFigure(cell) ? { cell, at } : []));
  const ways = (["point", "comma"] as const).map((decimal) => ({ decimal, sums: wanted.map(() => 0) }));
  let count = 0;
  for await (const bundle of above)
    for (const row of bundle) {
      count += 1;
      for (const { decimal, sums: columns } of ways)
        for (const [nth, { at }] of wanted.entries())
          columns[nth] = (columns[nth] ?? 0) + Number(readAmount(row.cells[at] ?? "", decimal) ?? 0);
    }
  if (count < 2) return false;
  return ways.some(({ decimal, sums: columns }) => {
    const hits = wanted.filter(({ cell }, nth) => {
      const sum = columns[nth] ?? 0;
      return sum !== 0 && Math.abs(Number(readAmount(cell, decimal)) - sum) < 0.005 + Math.abs(sum) * 1e-9;
    });
    return hits.length > 0 && (hits.length === wanted.length || cells[0] !== "");
  });
}

function isFigure(cell: string): boolean {
  return /^[^\p{L}]*\d[^\p{L}]*$/u.test(cell) || readAmount(cell) !== null || readCurrency(cell) !== null;
}

/** What a cell says where every word of it is one of a sum or count; null as soon as one is not. */
function says(cell: string): "sum" | "rows" | null {
  const words = wordsOf(cell);
  if (page.test(words.join(" "))) return "rows";
  const known = [sums, counts, rows, joiners];
  if (!words.every((word) => /^\d+$/.test(word) || known.some((list) => list.has(word)))) return null;
  if (words.some((word) => sums.has(word))) return "sum";
  return words.some((word) => rows.has(word)) && words.some((word) => /^\d+$/.test(word)) ? "rows" : null;
}

function wordsOf(cell: string): string[] {
  return cell
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/ł/g, "l")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
