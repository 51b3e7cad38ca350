import type { Actor } from "../../plumbing/actor.ts";
import { refuse } from "../../plumbing/refuse.ts";

/** Passwords and sessions are a person's own affair: a program with a key may not touch them. */
export function requireSession(actor: Actor): { userId: string; sessionId: string } {
  if (actor.userId === null || actor.sessionId === undefined) refuse("key_not_enough");
  return { userId: actor.userId, sessionId: actor.sessionId };
}
