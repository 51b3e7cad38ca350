import { type Permission, type Role, roles, roleTable } from "../../../../contract/permissions.ts";
import type { Actor } from "../../../plumbing/actor.ts";
import type { Tx } from "../../../plumbing/db.ts";
import { refuse } from "../../../plumbing/refuse.ts";

const permission: Permission = "cost.approve";
const approvers: readonly Role[] = roles.filter((role) => roleTable[role].may.includes(permission));

/** Whether somebody may approve what another, or they themselves, drafted, and why or why not. */
export type MayApprove = "yes" | "only_one" | "own" | "no_permission";

/**
 * By the rule of the workspace: `two`, never who drafted it; `two_if_possible`, who drafted it only where nobody else here
 * may approve; `one`, also who drafted it.
 */
export async function mayApprove(tx: Tx, actor: Actor, draftedBy: string | null): Promise<MayApprove> {
  if (!actor.may.has(permission)) return "no_permission";
  if (actor.userId === null || actor.userId !== draftedBy) return "yes";
  const [workspace] = await tx.sql<{ rule: string; others: number }>`
    select
      approval_rule as rule,
      (
        select count(*)
        from user_account
        where state = 'active' and role = any(${approvers}::text[]) and user_id <> ${actor.userId}
      ) as others
    from workspace`;
  if (workspace?.rule === "one") return "yes";
  return workspace?.rule === "two_if_possible" && workspace.others === 0 ? "only_one" : "own";
}

/** Refuses who may not approve what was drafted by that account. */
export async function requireApprover(tx: Tx, actor: Actor, draftedBy: string | null): Promise<void> {
  const may = await mayApprove(tx, actor, draftedBy);
  if (may === "own") refuse("cost_change_own");
  if (may === "no_permission") refuse("not_permitted");
}
