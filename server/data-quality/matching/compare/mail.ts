import { mark, type Prepared } from "../encode/prepared.ts";
import { textsOf } from "../encode/text-column.ts";
import { editsWithin } from "../strings/edits-within.ts";
import type { Compare, Comparison } from "./comparison.ts";

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
  const [mails, locals, givens, families] = [textsOf(mail), textsOf(local), textsOf(given), textsOf(family)];
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
    const s = mails(x);
    const t = mails(y);
    if (local.ids[a] === local.ids[b]) {
      if (editsWithin(s, t, 2) <= 2) return mailLevel.near;
      const box = locals(local.ids[a] as number);
      const isOfName =
        !hasDigit(box) && isMadeOf(box, givens(given.ids[a] as number), families(family.ids[a] as number));
      return isOfName ? mailLevel.ofName : mailLevel.mailbox;
    }
    // joe.bloggs@ and joe.bloggs24@ are two people; a first letter is an initial, not a slip.
    if (s[0] === t[0] && editsWithin(s, t, mostEdits(s, t)) <= mostEdits(s, t) && digitsOf(s) === digitsOf(t))
      return mailLevel.near;
    return house.ids[a] !== 0 && house.ids[a] === house.ids[b] ? mailLevel.house : mailLevel.different;
  };
}

const mostEdits = (s: string, t: string) => (Math.min(s.length, t.length) >= 12 ? 2 : 1);
const hasDigit = (text: string) => /\d/.test(text);
const digitsOf = (text: string) => text.replace(/\D+/g, "");

function isMadeOf(box: string, given: string, family: string): boolean {
  const letters = box.replace(/[^a-z]/g, "");
  if (letters.length < 5) return true;
  const f = family.replaceAll(" ", "");
  const g = given.split(" ", 1)[0] ?? "";
  return (f.length >= 2 && letters.includes(f)) || (g.length >= 2 && letters.includes(g));
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
  const [locals, givens, families] = [textsOf(local), textsOf(given), textsOf(family)];
  const isPersonal = (record: number) => ((prepared.marks[record] as number) & mark.roleMailbox) === 0;
  const inMailOf = (owner: number, other: number, hasGiven: boolean, hasFamily: boolean) =>
    isPersonal(owner)
      ? nameInMail(
          locals(local.ids[owner] as number),
          givens(given.ids[other] as number),
          families(family.ids[other] as number),
          hasGiven,
          hasFamily,
        )
      : 0;
  return (a: number, b: number, hasGiven: boolean, hasFamily: boolean, areBothNamed: boolean): number => {
    if (hasGiven && hasFamily) return 0;
    const one = inMailOf(a, b, hasGiven, hasFamily);
    const two = inMailOf(b, a, hasGiven, hasFamily);
    const level = one === 0 ? two : two === 0 ? one : Math.min(one, two);
    return level === 3 && areBothNamed ? 0 : level;
  };
}

function nameInMail(
  local: string,
  givenName: string,
  familyName: string,
  hasGiven: boolean,
  hasFamily: boolean,
): number {
  const letters = local.replace(/[^a-z]/g, "");
  if (letters.length < 4) return 0;
  const f = familyName.replaceAll(" ", "");
  const g = givenName.split(" ", 1)[0] ?? "";
  const family = f.length >= 3 && letters.includes(f);
  const given = g.length >= 3 && letters.includes(g);
  if (hasFamily) return given ? 2 : 0;
  if (hasGiven) return family ? 2 : 0;
  if (family && (given || letters[0] === g[0] || letters.at(-1) === g[0])) return 1;
  if (family || given) return 0;
  return f !== "" && g !== "" ? 3 : 0;
}
