import { duplicateBands } from "../../../../contract/customers/duplicates.ts";
import type { KnownRows, RowAnswer } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { partyKinds } from "../../../../contract/party-words.ts";
import type { Role } from "../../../../contract/permissions.ts";
import { type Lookalike, mayEnter } from "../../../customers/load-match-keys.ts";
import type { Tx } from "../../../plumbing/database/db.ts";

/**
 * What becomes of rows that look like a record that is here, where nobody has chosen for a single one: what was said for all
 * that are as sure as this, else what the duplicate policy says of whoever asked for the load.
 */
export async function answersOf(
  tx: Tx,
  role: Role | null,
  known: KnownRows | undefined,
): Promise<(of: Pick<Lookalike, "kind" | "band">) => RowAnswer> {
  const may = await mayEnter(tx, role);
  return (of) => {
    const said = of.band === "possible" ? undefined : known?.[of.band];
    return said ?? (may(of) ? "create" : "wait");
  };
}

/** Whether anybody at all may not become a record of their own by these answers. */
export function mayBeSettled(answerOf: (of: Pick<Lookalike, "kind" | "band">) => RowAnswer): boolean {
  return partyKinds.some((kind) => duplicateBands.some((band) => answerOf({ kind, band }) !== "create"));
}

/** The role of the person who asked for a run; null for the command line. */
export async function roleBehind(tx: Tx, runId: string): Promise<Role | null> {
  const [account] = await tx.sql<{ role: Role }>`
    select role from run join user_account on user_id = started_by where run_id = ${runId}`;
  return account?.role ?? null;
}
