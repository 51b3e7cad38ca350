import iconv from "iconv-lite";
import { type Random, share } from "../../company/random.ts";
import type { Country } from "../../company/records.ts";
import type { Truth } from "../truth/truth.ts";
import { type DirtKind, secondRecordGaps, secondRecordHaste } from "./dirt-rates.ts";
import { befalls, type Entry, spoil } from "./entry.ts";
import { otherLegalForm } from "./legal-forms.ts";
import { mistype } from "./mistype.ts";
import { type Neighbours, otherAddress } from "./neighbours.ts";
import { nicknameOf } from "./nicknames.ts";
import { phoneWriting } from "./phone-writings.ts";

/** Which columns of a table say what of somebody; a system without a column for something has none. */
export type PartyColumns<Column extends string> = {
  organisation?: Column;
  given?: Column;
  family?: Column;
  street?: Column;
  city?: Column;
  region?: Column;
  postcode?: Column;
  mail?: Column;
  phone?: Column;
  site?: Column;
  /** What may have been left empty. */
  optional: readonly Column[];
};

export type Spoiling = {
  truth: Truth;
  random: Random;
  neighbours: Neighbours;
  country: Country;
  /** Whether it is somebody's second record. */
  isSecond: boolean;
};

/**
 * Lets dirt fall on the record of somebody, kind by kind as dirt-rates.ts says, and notes each in the truth. What moves
 * words to other cells comes first, what changes letters after it, what takes words away last.
 */
export function spoilParty<Column extends string>(
  spoiling: Spoiling,
  entry: Entry<Column>,
  columns: PartyColumns<Column>,
): void {
  const hand = handOver(spoiling, entry);
  moveWords(hand, spoiling, columns);
  rewriteNames(hand, columns);
  rewriteReach(hand, spoiling, columns);
  leaveOut(hand, spoiling, columns);
}

/** What can be done to one record. */
type Hand<Column extends string> = {
  row: Readonly<Record<Column, string>>;
  happens: (kind: DirtKind) => boolean;
  put: (column: Column, kind: DirtKind, words: string) => void;
  /** One of the cells that are filled. */
  one: (choice: readonly (Column | undefined)[]) => Column | undefined;
  luck: () => number;
};

function handOver<Column extends string>(
  { truth, random, isSecond }: Spoiling,
  entry: Entry<Column>,
): Hand<Column> {
  const { row, system } = entry;
  const haste = isSecond ? secondRecordHaste : 1;
  return {
    row,
    happens: (kind) => befalls(random, kind, system, haste),
    put: (column, kind, words) => spoil(truth, entry, column, kind, words),
    one: (choice) => {
      const filled = choice.filter((column) => column !== undefined && row[column] !== "");
      return filled[Math.floor(share(random) * filled.length)];
    },
    luck: () => share(random),
  };
}

function moveWords<Column extends string>(
  hand: Hand<Column>,
  { neighbours, country, random }: Spoiling,
  { given, family, street, city, region, postcode }: PartyColumns<Column>,
): void {
  const { row, happens, put } = hand;
  const elsewhere = happens("moved") ? otherAddress(neighbours, country, random) : undefined;
  if (elsewhere !== undefined && street !== undefined && row[street] !== "") {
    put(street, "moved", elsewhere.line1);
    if (city !== undefined) put(city, "moved", elsewhere.city);
    if (postcode !== undefined) put(postcode, "moved", elsewhere.postcode);
    if (region !== undefined) put(region, "moved", elsewhere.region ?? "");
  }
  if (happens("swapped_names")) swap(hand, "swapped_names", given, family);
  if (happens("swapped_place")) swap(hand, "swapped_place", city, postcode);
}

function swap<Column extends string>(
  { row, put }: Hand<Column>,
  kind: DirtKind,
  left: Column | undefined,
  right: Column | undefined,
): void {
  if (left === undefined || right === undefined || row[left] === "" || row[right] === "") return;
  const [first, second] = [row[left], row[right]];
  put(left, kind, second);
  put(right, kind, first);
}

function rewriteNames<Column extends string>(
  { row, happens, put, one, luck }: Hand<Column>,
  { organisation, given, family, street, city }: PartyColumns<Column>,
): void {
  if (happens("legal_form") && organisation !== undefined)
    put(organisation, "legal_form", otherLegalForm(row[organisation], luck()));
  if (happens("nickname") && given !== undefined)
    put(given, "nickname", nicknameOf(row[given]) ?? row[given]);
  const mistyped = happens("typo") ? one([organisation, family, given, street, city]) : undefined;
  if (mistyped !== undefined) put(mistyped, "typo", mistype(row[mistyped], luck()));
  if (happens("letter_case"))
    for (const column of [organisation, given, family])
      if (column !== undefined) put(column, "letter_case", otherCase(row[column], luck()));
  const cut = happens("truncated") ? one([organisation, street]) : undefined;
  if (cut !== undefined) put(cut, "truncated", row[cut].slice(0, narrowField).trimEnd());
  const garbled = happens("wrong_decoding") ? one([organisation, family, street, city]) : undefined;
  if (garbled !== undefined)
    put(garbled, "wrong_decoding", iconv.decode(Buffer.from(row[garbled], "utf-8"), "windows-1252"));
}

function rewriteReach<Column extends string>(
  { row, happens, put, one, luck }: Hand<Column>,
  { country }: Spoiling,
  { mail, phone, site }: PartyColumns<Column>,
): void {
  if (happens("other_mail") && mail !== undefined) put(mail, "other_mail", otherMail(row[mail], luck()));
  const dead = happens("dead_domain") ? one([mail, site]) : undefined;
  if (dead !== undefined) put(dead, "dead_domain", deadDomain(row[dead]));
  if (happens("phone_writing") && phone !== undefined)
    put(phone, "phone_writing", phoneWriting(row[phone], country, luck()));
  const doubled = happens("several_values") ? one([mail, phone]) : undefined;
  if (doubled !== undefined) put(doubled, "several_values", severalValues(row[doubled], luck()));
}

function leaveOut<Column extends string>(
  { happens, put, one, luck }: Hand<Column>,
  { isSecond }: Spoiling,
  { optional }: PartyColumns<Column>,
): void {
  const missing = happens("missing") ? one(optional) : undefined;
  for (const column of optional)
    if (column === missing || (isSecond && luck() < secondRecordGaps)) put(column, "missing", "");
}

/** Somebody's first form had fields of so many characters. */
const narrowField = 15;

function otherCase(name: string, luck: number): string {
  return luck < 0.6 ? name.toLowerCase() : name.toUpperCase();
}

const otherHosts = [
  "postbox.example",
  "mailhaus.example",
  "courriel.example",
  "inbox.example",
  "poczta.example",
];

/** Another address they read as well: the same name at a host for everybody. */
function otherMail(mail: string, luck: number): string {
  const [local = "", host] = mail.split("@");
  const other = otherHosts[Math.floor(luck * otherHosts.length)];
  const dot = (luck * 100) % 1 < 0.5 ? "" : "_";
  return host === undefined ? mail : `${local.replace(".", dot)}@${other}`;
}

/** The domain somebody had before, in a zone that never answers. */
function deadDomain(words: string): string {
  return words.replace(/([^@/.]+)\.[a-z.]+$/i, "$1-old.invalid");
}

/** A second address or number in the same cell, in the ways people part them. */
function severalValues(words: string, luck: number): string {
  const other = words.includes("@")
    ? words.replace(/^[^@]+/, luck < 0.5 ? "office" : "accounts")
    : words.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
  const glue = ["; ", ", ", " / ", " ::: "][Math.floor(luck * 4)];
  return `${words}${glue ?? "; "}${other}`;
}
