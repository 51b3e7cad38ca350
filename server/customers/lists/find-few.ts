import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { nameHas, ownedBy, shownSegment } from "../party-columns.ts";
import { visibleParties } from "../visible-parties.ts";
import type { Filter } from "./customer-filter.ts";

// Where walking through a list of a million until a page is full costs as much as reading everybody who fits and
// sorting them: 100 rows of 14,000 are found among 7,000 in order, at twice the price for each.
const fewMax = 14_000;

/**
 * Which part of a filter only few parties fit, if any: then a page is made of those, and not of a walk through the list in
 * its order, which would go on to its end for somebody with ten customers. The planner can't choose: it takes what a
 * person looks after, a name and a place in the list for unrelated and every filter for half as narrow as the last.
 * @returns a condition on `party` that an index answers, or undefined when all parts of the filter fit many
 */
export async function findFew(
  tx: Tx,
  actor: Actor,
  filter: Filter,
): Promise<RawBuilder<boolean> | undefined> {
  const parts = narrowParts(actor, filter);
  if (parts.length === 0) return undefined;
  const [counts] = await tx.sql<{ counts: number[] }>`
    select array[${sql.join(
      parts.map(
        (part) => sql`(select count(*) from (select from party where ${part} limit ${fewMax + 1}) as one)`,
      ),
    )}]::integer[] as counts`;
  const least = Math.min(...(counts?.counts ?? []));
  return least > fewMax ? undefined : parts[counts?.counts.indexOf(least) ?? -1];
}

/** How many parties there are, as the database's statistics say. */
export async function countParties(tx: Tx): Promise<number> {
  const [row] = await tx.sql<{ parties: number }>`
    select greatest(reltuples, 0)::float8 as parties from pg_class where oid = 'party'::regclass`;
  return row?.parties ?? 0;
}

/** Whether a part of the name is all that somebody asks for who sees everybody. */
export function asksOnlyForName(actor: Actor, { text, ...others }: Filter): boolean {
  return (
    text !== undefined && actor.scope === "all" && Object.values(others).every((one) => one === undefined)
  );
}

/** What of a filter an index of `party` knows, each by itself. */
function narrowParts(actor: Actor, filter: Filter): RawBuilder<boolean>[] {
  const parts: RawBuilder<boolean>[] = [];
  if (actor.scope !== "all") parts.push(visibleParties(actor));
  if (filter.owner !== undefined) parts.push(ownedBy(sql`party.owner_id`, filter.owner, actor.userId));
  if (filter.segment !== undefined) parts.push(sql<boolean>`${shownSegment()} = ${filter.segment}`);
  if (filter.kind !== undefined || filter.stage !== undefined) parts.push(group(filter));
  // The index of trigrams knows nothing of fewer than three letters.
  if (filter.text !== undefined && /[\p{L}\p{N}]{3}/u.test(filter.text)) parts.push(nameHas(filter.text));
  return parts;
}

function group({ kind, stage }: Filter): RawBuilder<boolean> {
  const kinds = kind ?? ["organisation", "household", "person"];
  if (stage === undefined) return sql<boolean>`party.kind = any(${kinds}::text[])`;
  // Who has bought is shown as a customer, whatever stands on record.
  const stages = stage.includes("customer") ? [...stage, "visitor", "prospect", "qualified"] : stage;
  return sql<boolean>`party.kind = any(${kinds}::text[]) and party.stage = any(${stages}::text[])`;
}
