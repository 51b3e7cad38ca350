import { plainText } from "./plain-words.ts";

// Our own list: what a household is called in the languages of the markets, and the articles that go with it.
const householdWords = new Set(
  [
    "family household",
    "familie fam haushalt eheleute",
    "famille foyer menage",
    "familia hogar",
    "familias agregado",
    "famiglia",
    "gezin huishouden",
    "familj familjen familien hushall perhe",
    "rodzina rodina domacnost csalad",
    "aile ailesi",
  ]
    .join(" ")
    .split(" "),
);
const articles = new Set("the die la los les a de het".split(" "));

/**
 * Whose household it is: "Weber" of "Familie Weber", "Smith" of "The Smith Family". Two families have that word in common as any
 * two have, and a long word that is the same makes two short names look like a typing error of each other. A name that is
 * nothing but such words stays what it is.
 */
export function readHouseholdName(name: string): string {
  const words = name.trim().split(/\s+/);
  const whose = words.filter((word) => !householdWords.has(plainText(word)));
  if (whose.length === words.length) return name;
  while (whose.length > 1 && articles.has(plainText(whose[0] ?? ""))) whose.shift();
  return whose.length === 0 ? name : whose.join(" ");
}
