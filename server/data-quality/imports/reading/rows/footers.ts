import type { Row } from "./cut-rows.ts";

// What reports write below their rows. Salesforce: "Grand Totals (5700 records)", "Confidential Information - Do Not
// Distribute", "Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."
const totals =
  /^(grand |sub)?totals?( général)?$|^(gesamt)?summe$|^gesamt$|^insgesamt$|^somme$|^suma$|^totale( generale)?$|^totaal$|^razem$|^итого$|^合計$/i;
const remarks =
  /^grand totals? \(|^total(s|e)?:? \(?\d|^confidential information\b|^copyright (\(c\)|©)|^\(?[\d.,]+ (records?|rows?|datensätze|zeilen|enregistrements|registros)( selected| affected)?\)?$|^(generated|exported|printed|erstellt|exportiert) (by|on|at|am|von)\b/i;
const figure = /^[^\p{L}]*\d[^\p{L}]*$/u;

/** A file's last rows may be no records; this many are looked at. */
export const footersMax = 12;

/** Whether a row is the sum or the remark below a table, and no record: its words say so, and the rest are figures. */
export function isFooter({ cells }: Row, width: number): boolean {
  const filled = cells.filter(Boolean);
  const first = filled[0]?.replace(/[:.]$/, "") ?? "";
  if ((filled.length === 1 || filled.length * 2 <= width) && width > 1 && remarks.test(first)) return true;
  return totals.test(first) && filled.length < width && filled.slice(1).every((cell) => figure.test(cell));
}
