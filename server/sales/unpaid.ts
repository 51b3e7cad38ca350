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

/** What was given up of the document of the row `document`, with the tax that would have been in it. */
function givenUpOf(document: string): RawBuilder<string> {
  const at = (column: string) => sql.ref(`${document}.${column}`);
  return sql<string>`coalesce((
    select round(
      sum(write_off.amount) * coalesce(coalesce(${at("gross_total")}, ${at("net_total")}) / nullif(${at("net_total")}, 0), 1), 2
    )
    from write_off
    where write_off.party_id = ${at("party_id")} and write_off.document_id = ${at("document_id")}
  ), 0)`;
}

/**
 * What payments may still settle of the document of the row `document`, tax included: what was given up may come in after all. Below
 * zero where it was settled twice.
 */
export function unsettledOf(document: string): RawBuilder<string> {
  const at = (column: string) => sql.ref(`${document}.${column}`);
  return sql<string>`(
    coalesce(${at("gross_total")}, ${at("net_total")}) - ${paidOf(document)} - ${creditedOf(document, "owed")}
  )`;
}

/** What is still asked for the document of the row `document`, tax included. Below zero where it was settled twice. */
export function unpaidOf(document: string): RawBuilder<string> {
  return sql<string>`(${unsettledOf(document)} - ${givenUpOf(document)})`;
}
