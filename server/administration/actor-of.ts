import {
  type Permission,
  permissions,
  type Role,
  roleTable,
  type Scope,
} from "../../contract/permissions.ts";
import type { Actor, Door } from "../plumbing/actor.ts";

/** An account as far as it says what may be done. */
export type Account = {
  user_id: string;
  name: string;
  role: Role;
  record_scope: Scope | null;
  team_id: string | null;
};

/**
 * The account as an actor: what its role grants now, and how far it sees.
 * @param key an API key narrows it to the permissions both have
 */
export function actorOf(
  account: Account,
  door: Door,
  by: { sessionId?: string; apiKeyId?: string; permissions?: readonly string[] } = {},
): Actor {
  const granted = roleTable[account.role].may;
  const may = by.permissions ? granted.filter((name) => by.permissions?.includes(name)) : granted;
  return {
    userId: account.user_id,
    name: account.name,
    role: account.role,
    scope: account.record_scope ?? roleTable[account.role].scope,
    teamId: account.team_id,
    door,
    may: new Set(may),
    ...(by.sessionId !== undefined && { sessionId: by.sessionId }),
    ...(by.apiKeyId !== undefined && { apiKeyId: by.apiKeyId }),
  };
}

/** The permissions an actor has, in the order of the table. */
export function permissionsOf(actor: Actor): Permission[] {
  return (Object.keys(permissions) as Permission[]).filter((name) => actor.may.has(name));
}
