import { type Role, roleTable } from "../../../contract/permissions.ts";
import type { Actor } from "../../plumbing/actor.ts";
import { refuse } from "../../plumbing/refuse.ts";

/**
 * Nobody hands out more than they hold: an API key that may only manage people would otherwise make itself an owner's
 * account and with it everything.
 */
export function requireNoMoreThanMine(actor: Actor, role: Role): void {
  if (roleTable[role].may.some((name) => !actor.may.has(name))) refuse("role_beyond_yours");
}
