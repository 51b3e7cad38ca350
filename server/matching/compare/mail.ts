import { mark, type Prepared } from "../encode/prepared.ts";
import { rowsOf } from "../encode/rows.ts";
import { decoderOf, lengthOf, type TextColumn, textsOf } from "../encode/text-column.ts";
import { editsWithin } from "../strings/edits-within.ts";
import { areBeyond, countBits, lettersIn } from "../strings/letters-of.ts";
import type { Compare, Comparison } from "./comparison.ts";
import { type Form, formsOf } from "./forms.ts";
import { lettersNeeded } from "./name-traits.ts";

export const mailComparison: Comparison = {
  name: "mail address",
  levels: [
    "can't be said",
    "same",
    "typing error",
    "same mailbox elsewhere",
    "same house",
    "different",
    "both made of the same name",
  ],
};
export const mailLevel = { missing: 0, same: 1, near: 2, mailbox: 3, house: 4, different: 5, ofName: 6 };

/** A mail address that so many records have at most is as a rule one person's, entered again: it says no less for that. */
const ownMost = 4;

/** Two personal mail addresses. A mailbox made of the name says no more than the name does. */
export function compareMail(prepared: Prepared): Compare {
  const { mail, local, given, family } = prepared.columns;
  const { cells, at: place } = rowsOf(prepared);
  const mails = textsOf(mail);
  const boxes = boxesOf(local);
  const givens = formsOf(given);
  const families = formsOf(family);
  const isOfNameOf = (record: number, box: number) =>
    isMadeOf(
      boxes(box),
      hasDigits(local, box),
      givens(cells[record + place.given] as number),
      families(cells[record + place.family] as number),
    );
  const holdsNamesOf = (record: number, box: number) => {
    const own = givens(cells[record + place.given] as number);
    const name = families(cells[record + place.family] as number);
    return (
      !hasDigits(local, box) && holds(boxes(box), own.first, own) && holds(boxes(box), name.joined, name)
    );
  };
  return (a, b, holders, at) => {
    const x = cells[a + place.mail] as number;
    const y = cells[b + place.mail] as number;
    if (x === 0 || y === 0) return mailLevel.missing;
    const marks = (cells[a + place.marks] as number) | (cells[b + place.marks] as number);
    if (marks & mark.roleMailbox) return mailLevel.missing;
    if (x === y) {
      const count = mail.counts[x] as number;
      holders[at] = count <= ownMost ? 1 : count;
      return mailLevel.same;
    }
    const house = cells[a + place.house] as number;
    const otherwise = house !== 0 && house === cells[b + place.house] ? mailLevel.house : mailLevel.different;
    const [p, q] = [cells[a + place.local] as number, cells[b + place.local] as number];
    if (p === q) {
      if (editsWithin(mails(x), mails(y), 2) <= 2) return mailLevel.near;
      return isOfNameOf(a, p) ? mailLevel.ofName : mailLevel.mailbox;
    }
    if (areBeyond(cells[a + place.mailLetters] as number, cells[b + place.mailLetters] as number, 2))
      return otherwise;
    const isNear =
      Math.abs(lengthOf(mail, x) - lengthOf(mail, y)) <= 2 &&
      mayBeOneBox(local, p, q) &&
      areNear(local.letters[p] as number, local.letters[q] as number, mails(x), mails(y));
    if (!isNear) return otherwise;
    // jane.doe@ and jane_doe@ at one host are two: where the one is taken, a namesake gets the other. Of jane.doe@ and jane.dow@
    // the names say already what differs.
    const isOfNames =
      boxes(p).letters === boxes(q).letters ? isOfNameOf(a, p) : holdsNamesOf(a, p) && holdsNamesOf(b, q);
    const areNamesRead = (marks & (mark.givenFromMail | mark.familyFromMail)) !== 0;
    return isOfNames && !areNamesRead ? mailLevel.ofName : mailLevel.near;
  };
}

/** A name as it is looked for in a mailbox. */
interface FormedName {
  readonly given: Form;
  readonly family: Form;
}

/** The letters of the part before the @. */
interface Box {
  readonly letters: string;
  /** A bit for each letter. */
  readonly bits: number;
}

const boxReaders = new WeakMap<TextColumn, (id: number) => Box>();

function boxesOf(local: TextColumn): (id: number) => Box {
  let reader = boxReaders.get(local);
  if (reader === undefined) {
    reader = boxReaderOf(local);
    boxReaders.set(local, reader);
  }
  return reader;
}

function boxReaderOf(local: TextColumn): (id: number) => Box {
  const text = decoderOf(local);
  const known: (Box | undefined)[] = new Array(local.ends.length);
  return (id) => {
    let box = known[id];
    if (box === undefined) {
      box = { letters: text(id).replace(/[^a-z]/g, ""), bits: lettersIn(local.letters[id] as number) };
      known[id] = box;
    }
    return box;
  };
}

/** joe.bloggs@ and joe.bloggs24@ are two people; a first letter is an initial, not a slip. Told from the bytes, before a text is made. */
function mayBeOneBox({ bytes, ends }: TextColumn, p: number, q: number): boolean {
  let [x, y] = [ends[p - 1] as number, ends[q - 1] as number];
  const [endX, endY] = [ends[p] as number, ends[q] as number];
  if (firstLetter(bytes, x, endX) !== firstLetter(bytes, y, endY)) return false;
  for (; ; x++, y++) {
    while (x < endX && !isDigit(bytes[x] as number)) x++;
    while (y < endY && !isDigit(bytes[y] as number)) y++;
    if (x === endX || y === endY) return x === endX && y === endY;
    if (bytes[x] !== bytes[y]) return false;
  }
}

const isDigit = (byte: number) => byte >= 48 && byte <= 57;

function firstLetter(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++)
    if ((bytes[at] as number) >= 97 && (bytes[at] as number) <= 122) return bytes[at] as number;
  return 0;
}

/** @param p which letters and digits occur in the one box (`lettersOf`), and in the other */
function areNear(p: number, q: number, x: string, y: string): boolean {
  const most = Math.min(x.length, y.length) >= 12 ? 2 : 1;
  return !areBeyond(lettersIn(p), lettersIn(q), most) && editsWithin(x, y, most) <= most;
}

const hasDigits = ({ letters }: TextColumn, id: number) => lettersIn(letters[id] as number) !== letters[id];

function isMadeOf(box: Box, isNumbered: boolean, given: Form, family: Form): boolean {
  if (isNumbered) return false;
  return box.letters.length < 5 || holds(box, family.joined, family) || holds(box, given.first, given);
}

/** Whether the box has a name of three letters or more in it; of a single word its letters tell soonest when not. */
function holds(box: Box, name: string, { words, letters }: Form): boolean {
  if (name.length < 3 || (words.length === 1 && (letters & ~box.bits) !== 0)) return false;
  return box.letters.includes(name);
}

export const nameInMailComparison: Comparison = {
  name: "name in the mail address",
  levels: ["can't be said", "the whole name", "the part left open", "another name"],
};

/**
 * What the mailbox of one says of the other's name, where the names themselves leave something open: "jsmith@" and John
 * Smith, or a maiden name kept in the address. The two rows begin at `a` and `b`.
 */
export function compareNameInMail(prepared: Prepared) {
  const { local, given, family } = prepared.columns;
  const { cells, at: place } = rowsOf(prepared);
  const boxes = boxesOf(local);
  const givens = formsOf(given);
  const families = formsOf(family);
  const inMailOf = (owner: number, other: number, hasGiven: boolean, hasFamily: boolean) => {
    const id = cells[owner + place.local] as number;
    if (id === 0 || (cells[owner + place.marks] as number) & mark.roleMailbox) return 0;
    const otherGiven = cells[other + place.given] as number;
    const otherFamily = cells[other + place.family] as number;
    // Nearly all boxes lack a letter of both names, which their letters tell without a look at either.
    const letters = lettersIn(cells[owner + place.localLetters] as number);
    const mayHold =
      (!hasGiven && (lettersNeeded(cells, other + place.givenTraits) & ~letters) === 0) ||
      (!hasFamily && (lettersNeeded(cells, other + place.familyTraits) & ~letters) === 0);
    if (!mayHold && countBits(letters) >= boxLeast)
      return hasGiven || hasFamily || otherGiven === 0 || otherFamily === 0 ? 0 : otherName;
    const name = { given: givens(otherGiven), family: families(otherFamily) };
    const own = {
      given: givens(cells[owner + place.given] as number),
      family: families(cells[owner + place.family] as number),
    };
    return nameInMail(boxes(id), own, name, hasGiven, hasFamily);
  };
  return (a: number, b: number, hasGiven: boolean, hasFamily: boolean, areBothNamed: boolean): number => {
    if (hasGiven && hasFamily) return 0;
    const one = inMailOf(a, b, hasGiven, hasFamily);
    const two = inMailOf(b, a, hasGiven, hasFamily);
    const level = one === 0 ? two : two === 0 ? one : Math.min(one, two);
    return level === otherName && areBothNamed ? 0 : level;
  };
}

/** A box of fewer letters says nothing of a name. */
const boxLeast = 4;

const otherName = 3;

/** Whether a name stands in the box only as a piece of the family name there. */
function isPartOf(name: string, { joined }: Form, { letters }: Box): boolean {
  return joined.includes(name) && !letters.replace(joined, " ").includes(name);
}

/** A box that its owner's own name explains as well ("adriana" holds "adrian") says nothing of another's. */
function nameInMail(
  box: Box,
  own: FormedName,
  other: FormedName,
  hasGiven: boolean,
  hasFamily: boolean,
): number {
  if (box.letters.length < boxLeast) return 0;
  const { first } = other.given;
  const { joined } = other.family;
  const isGivenIn =
    !hasGiven &&
    holds(box, first, other.given) &&
    !(own.given.first.length >= first.length && holds(box, own.given.first, own.given));
  // "louis.martinez" has no Martine in it.
  if (hasFamily) return isGivenIn && !isPartOf(first, own.family, box) ? 2 : 0;
  const isFamilyIn =
    holds(box, joined, other.family) &&
    !(own.family.joined.length >= joined.length && holds(box, own.family.joined, own.family));
  if (hasGiven) return isFamilyIn ? 2 : 0;
  if (isFamilyIn && (isGivenIn || box.letters[0] === first[0] || box.letters.at(-1) === first[0])) return 1;
  if (isFamilyIn || isGivenIn) return 0;
  return first !== "" && joined !== "" ? otherName : 0;
}
