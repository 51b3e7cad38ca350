import { type Permission, type Role, roles, roleTable } from "../../contract/permissions.ts";
import type { Actor } from "../plumbing/actor.ts";
import type { Tx } from "../plumbing/database/db.ts";
import { refuse } from "../plumbing/refuse.ts";

/** What is drafted by one and put in force by another: the permission to do that, and how who drafted it is refused. */
const refusals = {
  "cost.approve": "cost_change_own",
  "policy.approve": "policy_own",
} as const satisfies Partial<Record<Permission, string>>;
type Approval = keyof typeof refusals;

/** Whether somebody may approve what another, or they themselves, drafted, and why or why not. */
export type MayApprove = "yes" | "only_one" | "own" | "no_permission";

/**
 * By the rule of the workspace: `two`, never who drafted it; `two_if_possible`, who drafted it only where nobody else here
 * may approve; `one`, also who drafted it.
 */
export async function mayApprove(
  tx: Tx,
  actor: Actor,
  permission: Approval,
  draftedBy: string | null,
): Promise<MayApprove> {
  if (!actor.may.has(permission)) return "no_permission";
  if (actor.userId === null || actor.userId !== draftedBy) return "yes";
  const approvers: readonly Role[] = roles.filter((role) => roleTable[role].may.includes(permission));
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
export async function requireApprover(
  tx: Tx,
  actor: Actor,
  permission: Approval,
  draftedBy: string | null,
): Promise<void> {
  const may = await mayApprove(tx, actor, permission, draftedBy);
  if (may === "own") refuse(refusals[permission]);
  if (may === "no_permission") refuse("not_permitted");
}
