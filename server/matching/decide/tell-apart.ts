import type { Answers } from "../compare/comparison.ts";
import { mailLevel } from "../compare/mail.ts";
import { personAt } from "../compare/person.ts";
import type { Kind } from "../roles.ts";
import type { Model } from "../weigh/model.ts";

/** What one pair says for its being two people of one name, or for one person, beside the odds: added up over pairs. */
export const tie = { otherMail: 1, otherSuffix: 2, phone: 4, own: 8 };

/** log2 of a half. */
const mostly = -1;

/**
 * Whether other mail addresses tell people apart in this base. Where half of one person's pairs have other ones (a shop that knows
 * customers by their mail has nobody twice with the same), they say next to nothing.
 */
export function mailTellsApart(kind: Kind, { logs }: Pick<Model, "logs">): boolean {
  return kind === "person" && (logs[0]?.[personAt.mail]?.[mailLevel.different] ?? 0) <= mostly;
}

/**
 * What tells two people of one name apart (other mail addresses, Jr on one only), and what holds one person's records
 * together: what is one's own (a mail address, a birth date, a number), and a phone. Of organisations nothing.
 */
export function tiesOf(kind: Kind, { levels }: Answers, doesMailTell: boolean): number {
  if (kind !== "person") return 0;
  const mail = levels[personAt.mail] as number;
  const day = levels[personAt.day] as number;
  const isOwnMail = mail === mailLevel.same || mail === mailLevel.near || mail === mailLevel.mailbox;
  const isOwnDay = day > 0 && day <= dayInPart;
  const isOwnNumber = levels[personAt.personalId] === 1 || levels[personAt.taxId] === 1;
  return (
    (doesMailTell && mail > mailLevel.house ? tie.otherMail : 0) |
    ((levels[personAt.suffix] as number) >= 2 ? tie.otherSuffix : 0) |
    (levels[personAt.phone] === 1 ? tie.phone : 0) |
    (isOwnMail || isOwnDay || isOwnNumber ? tie.own : 0)
  );
}

/** Birth dates up to here are one, with errors. */
const dayInPart = 3;

/**
 * People have several mail addresses: where the pairs between two groups are as likely as this on average (log2 odds, sixteen to
 * one), other ones tell nobody apart. Of two records alone they do, since there is no third one that both are like.
 */
const oneOfSeveralFrom = 4;

/**
 * Whether two groups may be a father and a son: something tells them apart, and nothing of their own holds them together.
 * A phone holds against other mail addresses, of which people have several; not against a suffix, for a house shares it.
 * @param ties what all pairs between the groups say
 * @param mean how likely those pairs are on average (log2 odds)
 */
export function mayBeNamesakes(ties: number, pairs: number, mean: number): boolean {
  if (ties & tie.own) return false;
  if (ties & tie.otherSuffix) return true;
  if ((ties & tie.otherMail) === 0 || (ties & tie.phone) !== 0) return false;
  return pairs === 1 || mean < oneOfSeveralFrom;
}
