import type { LinkMap, When } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { nameKey } from "../values/name-key.ts";
import { saysNothing } from "../values/nothing-said.ts";
import { readMail, readPhone } from "../values/points.ts";
import type { Reading } from "../values/reading.ts";
import { namesIn } from "../values/several-names.ts";
import { idOf } from "../values/source-ids.ts";
import type { CellLink, ReadRecord } from "./record-reader.ts";

/** Which other record a row names, in the words by which it is found. */
export function readLink(
  record: ReadRecord,
  { name, at, whenAt, link }: CellLink,
  cells: readonly string[],
  reading: Reading,
): void {
  if (link.when && !says(link.when, whenAt === undefined ? "" : cells[whenAt])) return;
  if (link.by === "reach") {
    readReach(record, { name, at, link }, cells, reading);
    return;
  }
  const said = link.value ?? joined(cells, at, link.by === "name" ? " " : "/");
  const words = bare(link, link.split === undefined ? said : firstOf(record, link, said, link.split));
  if (words === "" || link.none.includes(words)) return;
  record.refs[name] = link.by === "name" ? words : idOf(words, reading.idForm);
  if (link.by === "name") record.refs[`${name} key`] = nameKey(words);
}

/** Between the ways to reach somebody, of which the first that leads to one counts. */
export const betweenReaches = "\u001f";

/** Somebody who is named by a mail address, a number or a whole name, each in the form that look-ups use. */
function readReach(
  record: ReadRecord,
  { name, at, link }: Pick<CellLink, "name" | "at" | "link">,
  cells: readonly string[],
  { country }: Reading,
): void {
  const said = at
    .flatMap((place) => (link.split ? namesIn(cells[place] ?? "", link.split) : (cells[place] ?? "")))
    .filter((words) => words !== "" && !saysNothing(words));
  if (said.length === 0) return;
  record.refs[name] = said.join(", ");
  record.refs[`${name} key`] = said.map((words) => reachOf(words, country)).join(betweenReaches);
}

function reachOf(words: string, country: string | undefined): string {
  const mail = readMail(words.replace(/^mailto:/i, ""));
  if (mail !== null) return `mail:${mail}`;
  // Switchboards dial abroad with two noughts, in whichever country they stand.
  const phone = /^[+\d(]/.test(words) ? readPhone(words.replace(/^00(?=[1-9])/, "+"), country) : null;
  return phone === null ? `name:${nameKey(words).toLowerCase()}` : `phone:${phone}`;
}

/** What names the other record, without what stands before it; empty where it names one of another module. */
function bare({ starts, behind }: LinkMap, words: string): string {
  if (starts !== undefined && !starts.some((start) => words.startsWith(start))) return "";
  if (behind === undefined) return words;
  return words.startsWith(behind) ? words.slice(behind.length).trim() : "";
}

/** Whether a cell says one of the words. */
export function says({ is }: When, words: string | undefined): boolean {
  const said = (words ?? "").toLowerCase();
  return is.some((one) => (one === "*" ? said !== "" : one.toLowerCase() === said));
}

/** A cell that names several records: the first one counts, and all of them stay with the record. */
function firstOf(record: ReadRecord, { column }: LinkMap, said: string, sign: string): string {
  const [first = "", ...others] = namesIn(said, sign);
  if (others.length === 0) return first;
  record.severalIn = [column ?? []].flat().join(", ");
  record.custom[record.severalIn] = said;
  return first;
}

/** The cells that make up an id or a name. */
export function joined(cells: readonly string[], places: readonly number[], glue: string): string {
  const words = places.map((at) => cells[at] ?? "");
  return glue === " " ? words.filter(Boolean).join(" ") : words.some(Boolean) ? words.join(glue) : "";
}
