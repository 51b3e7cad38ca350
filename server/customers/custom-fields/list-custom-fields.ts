import { sql } from "kysely";
import type * as customers from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";

export type CustomField = OutputOf<typeof customers.createCustomField>;

/** The fields the workspace added, of a kind or of all, in their order; retired ones too. */
export async function listCustomFields({ tx, input }: Call<typeof customers.listCustomFields>) {
  return { rows: await customFieldsOf(tx, input.kind) };
}

export async function customFieldsOf(tx: Tx, recordKind: string | undefined): Promise<CustomField[]> {
  return tx.sql<CustomField>`
    select ${customFieldColumns}
    from custom_field
    where ${recordKind === undefined ? sql`true` : sql`record_kind = ${recordKind}`}
    order by record_kind, place, title, key
    limit 5000`;
}

/** A field as the contract shows it. */
export const customFieldColumns = sql`record_kind as "recordKind", key, title, type, choices, place,
  is_required as "isRequired", is_hidden as "isHidden", is_retired as "isRetired", run_id as "madeByRun", version`;
