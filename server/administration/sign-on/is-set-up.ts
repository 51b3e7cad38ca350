import type { Tx } from "../../plumbing/database/db.ts";

/** Set up is where an owner can sign in, even if that owner is locked just now. */
export async function isSetUp(tx: Tx): Promise<boolean> {
  const [row] = await tx.sql<{ found: boolean }>`
    select exists (select from user_account where role = 'owner' and password_hash is not null) as found`;
  return row?.found === true;
}
