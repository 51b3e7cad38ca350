import { chance, pick, type Random } from "../random.ts";
import type { Country } from "../records.ts";
import { personNames } from "./person-names.ts";
import { spellInLatin } from "./spell-in-latin.ts";

export type NamedPerson = {
  givenName: string;
  familyName: string;
  /** As the country writes it: family name first in Japan. */
  name: string;
  latin: { given: string; family: string };
};

/** @param family of a household: its name, as the list has it, with the form for women after a stroke */
export function namePerson(random: Random, country: Country, family?: string): NamedPerson {
  const { women, men, families } = personNames[country];
  const isWoman = chance(random, 50);
  const given = pick(random, isWoman ? women : men);
  const [forMen = "", forWomen = forMen] = (family ?? pick(random, families)).split("|");
  const [givenName = "", givenLatin = givenName] = given.split("/");
  const [familyName = "", familyLatin = familyName] = (isWoman ? forWomen : forMen).split("/");
  return {
    givenName,
    familyName,
    name: country === "JP" ? `${familyName} ${givenName}` : `${givenName} ${familyName}`,
    latin: { given: spellInLatin(givenLatin), family: spellInLatin(familyLatin) },
  };
}

export function pickFamily(random: Random, country: Country): string {
  return pick(random, personNames[country].families);
}
