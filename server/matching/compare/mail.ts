import { mark, type Prepared } from "../encode/prepared.ts";
import { type TextColumn, textsOf } from "../encode/text-column.ts";
import { editsWithin } from "../strings/edits-within.ts";
import { countBits, lettersOf } from "../strings/letters-of.ts";
import type { Compare, Comparison } from "./comparison.ts";
import { type Form, formsOf, mayBeWithin } from "./forms.ts";

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

/** Two personal mail addresses. A mailbox made of the name says no more than the name does. */
export function compareMail(prepared: Prepared): Compare {
  const { mail, local, house, given, family } = prepared.columns;
  const mails = textsOf(mail);
  const boxes = boxesOf(local);
  const givens = formsOf(given);
  const families = formsOf(family);
  return (a, b, holders, at) => {
    const x = mail.ids[a] as number;
    const y = mail.ids[b] as number;
    if (x === 0 || y === 0) return mailLevel.missing;
    if (((prepared.marks[a] as number) | (prepared.marks[b] as number)) & mark.roleMailbox)
      return mailLevel.missing;
    if (x === y) {
      holders[at] = mail.counts[x] as number;
      return mailLevel.same;
    }
    const otherwise =
      house.ids[a] !== 0 && house.ids[a] === house.ids[b] ? mailLevel.house : mailLevel.different;
    if (local.ids[a] !== local.ids[b] && !mayBeWithin(mail, x, y, 2)) return otherwise;
    const boxA = boxes(local.ids[a] as number);
    if (local.ids[a] === local.ids[b]) {
      if (editsWithin(mails(x), mails(y), 2) <= 2) return mailLevel.near;
      const isOfName =
        boxA.digits === "" &&
        isMadeOf(boxA, givens(given.ids[a] as number), families(family.ids[a] as number));
      return isOfName ? mailLevel.ofName : mailLevel.mailbox;
    }
    // joe.bloggs@ and joe.bloggs24@ are two people; a first letter is an initial, not a slip.
    const boxB = boxes(local.ids[b] as number);
    if (
      boxA.digits === boxB.digits &&
      boxA.letters[0] === boxB.letters[0] &&
      areNear(boxA, boxB, mails(x), mails(y))
    )
      return mailLevel.near;
    return otherwise;
  };
}

/** A name as it is looked for in a mailbox. */
interface FormedName {
  readonly given: Form;
  readonly family: Form;
}

/** The part before the @, its letters and its digits apart. */
interface Box {
  readonly letters: string;
  readonly digits: string;
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
  const text = textsOf(local);
  const known: (Box | undefined)[] = new Array(local.ends.length);
  return (id) => {
    let box = known[id];
    if (box === undefined) {
      const letters = text(id).replace(/[^a-z]/g, "");
      box = { letters, digits: text(id).replace(/\D+/g, ""), bits: lettersOf(letters) };
      known[id] = box;
    }
    return box;
  };
}

function areNear(boxA: Box, boxB: Box, x: string, y: string): boolean {
  const most = Math.min(x.length, y.length) >= 12 ? 2 : 1;
  return countBits(boxA.bits ^ boxB.bits) <= 2 * most && editsWithin(x, y, most) <= most;
}

function isMadeOf(box: Box, given: Form, family: Form): boolean {
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
 * Smith, or a maiden name kept in the address.
 */
export function compareNameInMail(prepared: Prepared) {
  const { local, given, family } = prepared.columns;
  const boxes = boxesOf(local);
  const givens = formsOf(given);
  const families = formsOf(family);
  const inMailOf = (owner: number, other: number, hasGiven: boolean, hasFamily: boolean) => {
    const box = local.ids[owner] as number;
    if (box === 0 || (prepared.marks[owner] as number) & mark.roleMailbox) return 0;
    const own = { given: givens(given.ids[owner] as number), family: families(family.ids[owner] as number) };
    const name = { given: givens(given.ids[other] as number), family: families(family.ids[other] as number) };
    return nameInMail(boxes(box), own, name, hasGiven, hasFamily);
  };
  return (a: number, b: number, hasGiven: boolean, hasFamily: boolean, areBothNamed: boolean): number => {
    if (hasGiven && hasFamily) return 0;
    const one = inMailOf(a, b, hasGiven, hasFamily);
    const two = inMailOf(b, a, hasGiven, hasFamily);
    const level = one === 0 ? two : two === 0 ? one : Math.min(one, two);
    return level === 3 && areBothNamed ? 0 : level;
  };
}

/** A box that its owner's own name explains as well ("adriana" holds "adrian") says nothing of another's. */
function nameInMail(
  box: Box,
  own: FormedName,
  other: FormedName,
  hasGiven: boolean,
  hasFamily: boolean,
): number {
  if (box.letters.length < 4) return 0;
  const { first } = other.given;
  const { joined } = other.family;
  const isGivenIn =
    !hasGiven &&
    holds(box, first, other.given) &&
    !(own.given.first.length >= first.length && holds(box, own.given.first, own.given));
  if (hasFamily) return isGivenIn ? 2 : 0;
  const isFamilyIn =
    holds(box, joined, other.family) &&
    !(own.family.joined.length >= joined.length && holds(box, own.family.joined, own.family));
  if (hasGiven) return isFamilyIn ? 2 : 0;
  if (isFamilyIn && (isGivenIn || box.letters[0] === first[0] || box.letters.at(-1) === first[0])) return 1;
  if (isFamilyIn || isGivenIn) return 0;
  return joined !== "" && first !== "" ? 3 : 0;
}
