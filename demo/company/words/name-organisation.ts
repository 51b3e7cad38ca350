import { mix, pick, type Random } from "../random.ts";
import type { Country } from "../records.ts";
import { organisationNames } from "./organisation-names.ts";
import { spellInLatin } from "./spell-in-latin.ts";

export type MadeName = { name: string; legalName: string; industry: string; domain: string };

/**
 * The name of a company that does not exist. It is counted out from the customer's number, not drawn, so that no two
 * have the same before some hundreds of thousands are named.
 */
export function nameOrganisation(seed: number, index: number, country: Country, random: Random): MadeName {
  const parts = organisationNames[country];
  const { starts, middles, ends, trades, more } = parts;
  const combinations = starts.length * middles.length * ends.length * trades.length;
  // A factor without a divisor in common with the count: a shuffle in which no place comes twice.
  let place = ((index + ((mix(seed) >>> 8) % 1000)) * 7_368_787) % combinations;
  const take = <T>(list: readonly T[]): T => {
    const found = list[place % list.length];
    place = Math.floor(place / list.length);
    if (found === undefined) throw new Error("A list of name parts is empty.");
    return found;
  };
  const [start, middle, end] = [split(take(starts)), split(take(middles)), split(take(ends))];
  const [trade, industry] = take(trades);
  const round = Math.floor(index / combinations);
  const before = split(more[round % more.length] ?? "");
  const number = Math.floor(round / more.length);
  const stem = start.word + middle.word + end.word;
  const [tradeWord = "", tradeLatin = tradeWord] = trade.split("/");
  const put = (word: string, kind: string) => parts.name.replace("%s", word).replace("%t", kind);
  const name = before.word + put(stem, tradeWord) + (number === 0 ? "" : ` ${number + 1}`);
  const stemLatin = [start, middle, end].map((part) => spellInLatin(part.latin)).join("");
  const latin = [spellInLatin(before.latin), stemLatin, spellInLatin(tradeLatin)]
    .filter((part) => part !== "")
    .join("-");
  return {
    name,
    legalName: legalNameOf(country, name, pick(random, parts.legalForms)),
    industry,
    domain: `${latin}${number === 0 ? "" : number + 1}.example`,
  };
}

function split(part: string): { word: string; latin: string } {
  const [word = "", latin = word] = part.split("/");
  return { word, latin };
}

function legalNameOf(country: Country, name: string, form: string): string {
  if (country === "JP") return `${form}${name}`;
  return country === "UA" ? `${form} «${name}»` : `${name} ${form}`;
}
