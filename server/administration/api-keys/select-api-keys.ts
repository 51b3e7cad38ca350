import { type RawBuilder, sql } from "kysely";
import type { Permission } from "../../../contract/permissions.ts";
import type { Tx } from "../../plumbing/database/db.ts";

type Row = {
  api_key_id: string;
  name: string;
  prefix: string;
  user_id: string;
  user_name: string;
  permissions: Permission[];
  created_at: string;
  used_at: string | null;
  ends_at: string | null;
  revoked_at: string | null;
};

/** Keys as the API shows them, newest first: what they are called and may do, never the key. */
export async function selectApiKeys(tx: Tx, where: RawBuilder<boolean>, limit: number) {
  const rows = await tx.sql<Row>`
    select api_key_id, api_key.name, prefix, user_id, user_account.name as user_name, permissions, api_key.created_at, used_at,
      ends_at, revoked_at
    from api_key
    join user_account using (user_id)
    where ${where}
    order by api_key_id desc
    limit ${limit}`;
  return rows.map((row) => ({
    apiKeyId: row.api_key_id,
    name: row.name,
    prefix: row.prefix,
    user: { userId: row.user_id, name: row.user_name },
    permissions: row.permissions,
    createdAt: row.created_at,
    usedAt: row.used_at,
    endsAt: row.ends_at,
    revokedAt: row.revoked_at,
  }));
}

export async function selectApiKey(tx: Tx, apiKeyId: string) {
  return (await selectApiKeys(tx, sql<boolean>`api_key_id = ${apiKeyId}`, 1))[0];
}
