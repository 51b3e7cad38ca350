import { type RawBuilder, sql } from "kysely";

/** What payments settled of the document of the row `document`, nothing counted as 0. */
export function paidOf(document: string): RawBuilder<string> {
  const at = (column: string) => sql.ref(`${document}.${column}`);
  return sql<string>`coalesce((
    select sum(allocation.amount)
    from allocation
    where allocation.party_id = ${at("party_id")} and allocation.document_id = ${at("document_id")}
  ), 0)`;
}

/**
 * What was credited of the document of the row `document`, positive: nobody owes it and nobody can give it up. `owed` is a part
 * of what is asked for it, tax included; `net` a part of its revenue, as write-offs are.
 */
export function creditedOf(document: string, as: "owed" | "net"): RawBuilder<string> {
  const at = (column: string) => sql.ref(`${document}.${column}`);
  return sql<string>`coalesce((
    select sum(credited.${sql.ref(`${as}_amount`)})
    from credited
    where credited.party_id = ${at("party_id")} and credited.document_id = ${at("document_id")}
  ), 0)`;
}

/** What is still asked for the document of the row `document`, tax included. Below zero where it was settled twice. */
export function unpaidOf(document: string): RawBuilder<string> {
  const at = (column: string) => sql.ref(`${document}.${column}`);
  return sql<string>`(
    coalesce(${at("gross_total")}, ${at("net_total")}) - ${paidOf(document)} - ${creditedOf(document, "owed")}
  )`;
}
