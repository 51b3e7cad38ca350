import { hash } from "node:crypto";

/** How a system writes its ids, where one record has ids in two forms. */
export type IdForm = "salesforce";

// What ids are looked up by must fit an index.
const signsMost = 500;
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/**
 * An id in the form that all files of a system share. Salesforce's reports and its screen say 15 characters in which case
 * counts, its interfaces the same with three more that repeat the case of each five: for every five characters a letter
 * whose number has a bit for each capital, the first character the lowest (Salesforce help article 000385003).
 */
export function idOf(id: string, form: IdForm | undefined): string {
  if (id.length > signsMost) return hash("md5", id);
  if (form === undefined || !/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(id)) return id;
  const short = id.slice(0, 15);
  // Written in capitals throughout, the case is lost; only the last three characters still know it.
  if (id.length === 18 && short === short.toUpperCase()) return restored(id);
  let check = "";
  for (let from = 0; from < 15; from += 5) {
    let bits = 0;
    for (let at = 0; at < 5; at += 1) if (/[A-Z]/.test(short.charAt(from + at))) bits |= 1 << at;
    check += letters.charAt(bits);
  }
  return short + check;
}

/** An id of 18 characters in capitals, with the case that its last three say. */
function restored(id: string): string {
  const checks = id.slice(15).toUpperCase();
  let short = "";
  for (let at = 0; at < 15; at += 1) {
    const bits = letters.indexOf(checks.charAt(Math.floor(at / 5)));
    if (bits === -1) return id;
    const character = id.charAt(at);
    short += (bits >> (at % 5)) & 1 ? character.toUpperCase() : character.toLowerCase();
  }
  return short + checks;
}
