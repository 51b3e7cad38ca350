import { withoutCents } from "./columns/cents-in-names.ts";
import { furtherLanguages } from "./vocabulary/further-languages.ts";
import { furtherScripts } from "./vocabulary/further-scripts.ts";
import { furtherTrade } from "./vocabulary/further-trade.ts";
import { peopleAndPlaces } from "./vocabulary/people-and-places.ts";
import { timeAndWork } from "./vocabulary/time-and-work.ts";
import { trade } from "./vocabulary/trade.ts";

const vocabulary = { ...peopleAndPlaces, ...trade, ...timeAndWork };

/** What a word of a name stands for, in whatever language it is. */
export type Notion = keyof typeof vocabulary;

/** A word of a name with the notions it may stand for; none where nobody knows it. */
export type NameWord = { word: string; notions: readonly Notion[] };

/**
 * The words of a column's or table's name: `BILLINGSTREET`, `billing_street` and `BillingStreet` are billing and street,
 * `Rechnungsdatum` is invoice and date. Words that only join others are left out; figures are words of their own.
 */
export function nameWords(name: string): NameWord[] {
  const known = dictionary();
  const parts = withoutCents(name)
    .replace(/^\s*\(.*?\)\s*/, (bracket) => `${bracket.replace(/[()]/g, " ")} `)
    .replace(/__[cr]\b/gi, " ")
    // Hebrew sets signs between the letters of a short form.
    .replace(/(?<=\p{Script=Hebrew})["״'׳](?=\p{Script=Hebrew})/gu, "")
    // “Number of Items” counts them, and is no number of anything; how many people work there is known together.
    .replace(/^\s*(?:number|no\.?|nr\.?|#)[ _]?of[ _](?!employees|staff)/i, "quantity ")
    .replace(/#|\bn\s?[°º]/gi, " number ")
    // “MwSt. 19 %” says which tax it is, and not that it is a share.
    .replace(/(?<=\p{L}.*)\b\d{1,2}(?:[.,]\d)?\s?%/u, " ")
    .replace(/%/g, " percent ")
    .replace(/\be[-_ ]?mail/gi, "email")
    .replace(/\bd-u-n-s\b/gi, "duns")
    // “Τ.Κ.”, “P.O.”: letters with a point behind each are one word.
    .replace(/(?<!\p{L})(\p{L})\.\s?(\p{L})\.(?!\p{L})/gu, "$1$2 ")
    .replace(withTax, " gross ")
    .replace(withoutTax, " net ")
    .replace(notToBeUsed, (_, call, mail) => (call ? " nocall " : mail ? " nomail " : " nocontact "))
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .flatMap((part) => (known.has(fold(part)) ? [part] : atCapitals(part)))
    .map(fold)
    .filter(Boolean);
  return joinPairs(parts, known).flatMap((part) => (joiners.has(part) ? [] : wordsOf(part, known)));
}

// “(inc tax)”, “incl. VAT”, “inkl. MwSt.”, “(ex tax)”, “excluding GST”, “zzgl. USt”, “hors TVA”.
const taxes = "(?:sales[-_ ]?)?(?:tax(?:es)?|vat|gst|mwst|ust|btw|iva|tva|dph|kdv|moms)\\b";
const withTax = new RegExp(`\\b(?:incl?|including|inkl|inklusive|with|mit|avec|con)[-_. ]*${taxes}`, "gi");
const withoutTax = new RegExp(
  `\\b(?:excl?|excluding|exkl|exklusive|without|before|ohne|zzgl|hors|sans|sin|senza)[-_. ]*${taxes}`,
  "gi",
);

// “Do not call”, “Nicht kontaktieren”, “Keine E-Mails”, “Ne pas appeler”, “No llamar”.
const notToBeUsed =
  /\b(?:do[-_ ]?not|nicht|keine?|ne[-_ ]pas|pas[-_ ]d|no|non|niet|geen)[-_ ]?(?:(calls?|phone|anrufen?|appeler|appels?|llamar|chiamare|bellen)|(e?mail(?:s|en|ing|ings)?|anschreiben|newsletters?)|(contact(?:er|ar|s)?|kontakt(?:ieren)?|contattare|marketing|werbung))\b/gi;

/** `BillingStreet` is two words, `MwSt` is one: that is known before. */
function atCapitals(part: string): string[] {
  return part
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(" ");
}

/** Letters alone count: no case, no accents. `ä` is `a` here, and the vocabulary knows `ae` as well. */
export function fold(words: string): string {
  return words
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[ßøłæœđı]/g, (letter) => unaccented[letter] ?? letter);
}

const unaccented: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  æ: "ae",
  œ: "oe",
  đ: "d",
  ı: "i",
};

const joiners = new Set(
  "of the a an der die das des dem den zu fur und and et och og de la le les du d l et el los las y e o del della di il lo van het een en da do dos na w z i is has to in on for by associated related linked amazon ebay etsy".split(
    " ",
  ),
);

let words: Map<string, Notion[]> | undefined;

function dictionary(): Map<string, Notion[]> {
  if (words !== undefined) return words;
  words = new Map();
  const listed = [vocabulary, furtherLanguages, furtherTrade, furtherScripts].flatMap(Object.entries) as [
    Notion,
    string,
  ][];
  for (const [notion, written] of listed)
    for (const one of written.split(" ").map((word) => word.replaceAll("_", "")))
      for (const word of new Set([fold(one), fold(spelled(one))])) {
        const notions = words.get(word);
        if (notions === undefined) words.set(word, [notion]);
        else if (!notions.includes(notion)) notions.push(notion);
      }
  return words;
}

function spelled(word: string): string {
  return word.toLowerCase().replace(/[äöü]/g, (letter) => `${fold(letter)}e`);
}

/** Two words that are one where the vocabulary knows them together: `post code`, `opt in`, `zip code`. */
function joinPairs(parts: readonly string[], known: ReadonlyMap<string, unknown>): string[] {
  const joined: string[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const [part = "", next = ""] = [parts[at], parts[at + 1]];
    const isPair = next !== "" && part.length + next.length > 4 && known.has(part + next);
    joined.push(isPair ? part + next : part);
    if (isPair) at += 1;
  }
  return joined;
}

function wordsOf(part: string, known: ReadonlyMap<string, readonly Notion[]>): NameWord[] {
  const notions = known.get(part) ?? known.get(part.replace(/(?<=\D)\d+$/, "")) ?? singular(part, known);
  if (notions !== undefined) return [{ word: part, notions }];
  return cut(part, known) ?? [{ word: part, notions: [] }];
}

function singular(part: string, known: ReadonlyMap<string, readonly Notion[]>) {
  for (const end of ["s", "es", "n", "en", "e", "er"])
    if (part.length > end.length + 2 && part.endsWith(end) && known.has(part.slice(0, -end.length)))
      return known.get(part.slice(0, -end.length));
  return undefined;
}

// Between the parts of a compound German puts an s or n, and upper-case names of columns nothing.
const glue = ["", "s", "n", "en", "es"];
const shortEnds = new Set(["nr", "id", "no", "dt", "am"]);
const shortStarts = new Set(["kd", "rg", "ek", "vk", "po", "so", "id"]);

/** A compound cut into words of the vocabulary, the longest first; null when something is left over. */
function cut(part: string, known: ReadonlyMap<string, readonly Notion[]>): NameWord[] | null {
  if ((part.length < 4 && !isInSigns(part)) || part.length > 60) return null;
  const failed = new Set<number>();
  const from = (start: number): NameWord[] | null => {
    if (start === part.length) return [];
    if (failed.has(start)) return null;
    for (let end = part.length; end > start + (isInSigns(part) ? 0 : 1); end -= 1) {
      const word = part.slice(start, end);
      const notions = known.get(word);
      if (notions === undefined || !isLongEnough(word, start, end === part.length)) continue;
      for (const between of end === part.length ? [""] : glue) {
        if (!part.startsWith(between, end)) continue;
        const rest = from(end + between.length);
        if (rest !== null) return [{ word, notions }, ...rest];
      }
    }
    failed.add(start);
    return null;
  };
  return from(0);
}

/** Chinese, Japanese and Korean words are one or two signs long, and Thai ones a few; they stand together without a space. */
function isInSigns(word: string): boolean {
  return /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(word);
}

function isLongEnough(word: string, start: number, isLast: boolean): boolean {
  if (word.length >= 3 || isInSigns(word)) return true;
  return (isLast && shortEnds.has(word)) || (start === 0 && shortStarts.has(word));
}
