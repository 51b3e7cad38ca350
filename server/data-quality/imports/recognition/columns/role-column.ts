import { fold } from "../header-words.ts";
import type { TableAtHand } from "../table-at-hand.ts";

/** The column of a list of people that says who works here, and which of its words say so. */
export type RoleColumn = { column: string; colleagues: string[] };

const wordsMost = 8;
const listed = (words: string) => new Set(words.split(";").map(fold));
const colleagues = listed(
  "agent;agents;admin;admins;administrator;light agent;light_agent;team member;team_member;staff;employee;operator;supervisor;account owner",
);
const customers = listed(
  "end-user;end user;enduser;end_user;customer;client;contact;requester;visitor;lead;user",
);

/** Whose words all say either that somebody works here or that somebody is served, and some the one and some the other; undefined: none. */
export function roleColumn({ sketch }: TableAtHand): RoleColumn | undefined {
  for (const { column, distinct, frequent, empty } of sketch.columns) {
    if (distinct < 2 || distinct > Math.min(frequent.length, wordsMost) || empty > 0) continue;
    const words = frequent.map(({ value }) => value);
    const own = words.filter((word) => colleagues.has(fold(word)));
    const isAll = words.every((word) => colleagues.has(fold(word)) || customers.has(fold(word)));
    if (isAll && own.length > 0 && own.length < words.length) return { column, colleagues: own };
  }
  return undefined;
}
