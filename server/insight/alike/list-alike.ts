import { type RawBuilder, sql } from "kysely";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { findParty } from "../../customers/find-party.ts";
import { shownName, shownSegment, shownText } from "../../customers/party-columns.ts";
import { visibleParties } from "../../customers/visible-parties.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import type { Window } from "../figures/value-window.ts";
import { runInForce } from "../value/run-in-force.ts";
import { windowOf } from "../value/window-of.ts";
import { likenessOf, type Mix, mixInCommon } from "./likeness.ts";

type Output = OutputOf<typeof insight.listAlike>;
type Figures = NonNullable<Output["itself"]>;
type Candidate = Figures & {
  segment: string | null;
  industry: string | null;
  ordersCount: number;
  contactsCount: number;
};

/** So many next larger and next smaller customers are looked at, whatever the number of all. */
const aroundEach = 300;
/** Of how many what they buy is compared, and how many are shown. */
const [looked, shown] = [40, 5];

/**
 * The customers most like this one. Candidates are its neighbours in order of revenue, found by the index from its own place, so
 * that it takes as long among a million; of the nearest what they buy is compared.
 */
export async function listAlike({ tx, actor, input }: Call<typeof insight.listAlike>) {
  const { partyId } = await findParty(tx, actor, input.partyId);
  const window = await windowOf(tx, await runInForce(tx), "12m");
  const [itself] = await figuresOf(
    tx,
    sql`kept.golden_id = ${partyId} and kept.is_customer and kept.revenue > 0`,
  );
  if (itself === undefined) return { partyId, window, itself: null, rows: [] };
  const candidates = await neighboursOf(tx, actor, itself);
  const nearest = ranked(itself, candidates, new Map()).slice(0, looked);
  const mixes = await mixesOf(tx, [partyId, ...nearest.map(({ candidate }) => candidate.partyId)], window);
  const rows = ranked(
    itself,
    nearest.map(({ candidate }) => candidate),
    mixes,
  ).slice(0, shown);
  return {
    partyId,
    window,
    itself: shownFigures(itself),
    rows: rows.map(({ candidate, alike, mixShare }) => ({ ...shownFigures(candidate), alike, mixShare })),
  };
}

function ranked(itself: Candidate, candidates: readonly Candidate[], mixes: ReadonlyMap<string, Mix>) {
  return candidates
    .map((candidate) => {
      const mixShare = mixInCommon(mixes.get(itself.partyId), mixes.get(candidate.partyId));
      return { candidate, mixShare, ...likenessOf(profileOf(itself), profileOf(candidate), mixShare) };
    })
    .sort(
      (one, other) =>
        one.distance - other.distance || (one.candidate.partyId < other.candidate.partyId ? -1 : 1),
    );
}

function profileOf({ revenue, ...rest }: Candidate) {
  return { revenue: Number(revenue), ...rest };
}

function shownFigures({
  segment: _,
  industry: __,
  ordersCount: ___,
  contactsCount: ____,
  ...figures
}: Candidate) {
  return figures;
}

async function neighboursOf(
  tx: Tx,
  actor: Actor,
  { partyId, kind, revenue }: Candidate,
): Promise<Candidate[]> {
  const isOther = sql`
    value.is_customer and value.revenue > 0 and value.golden_id <> ${partyId} and party.kind = ${kind}
    and ${visibleParties(actor)}`;
  return figuresOf(
    tx,
    sql`kept.golden_id = any(array(
      (
        select value.golden_id
        from party_value as value
        join party on party.party_id = value.golden_id
        where ${isOther} and value.revenue >= ${revenue}::numeric
        order by value.revenue, value.golden_id
        limit ${aroundEach}
      )
      union all
      (
        select value.golden_id
        from party_value as value
        join party on party.party_id = value.golden_id
        where ${isOther} and value.revenue < ${revenue}::numeric
        order by value.revenue desc, value.golden_id desc
        limit ${aroundEach}
      )
    ))`,
  );
}

async function figuresOf(tx: Tx, which: RawBuilder<unknown>): Promise<Candidate[]> {
  return tx.sql<Candidate>`
    select
      party.party_id as "partyId",
      ${shownName()} as name,
      party.kind,
      ${shownSegment()} as segment,
      ${shownText(sql`party.industry`, "industry")} as industry,
      kept.rating,
      kept.revenue,
      (kept.discount / nullif(kept.list_sales, 0))::float8 as "discountShare",
      kept.cost_to_serve as serving,
      kept.cost_to_serve_ratio::float8 as "servingShare",
      kept.profit,
      kept.sales_count as "ordersCount",
      kept.contacts_count as "contactsCount"
    from party_value as kept
    join party on party.party_id = kept.golden_id
    where ${which}
    order by kept.golden_id
    limit ${2 * aroundEach}`;
}

/** What each of some customers bought in the window, as shares by kind of product. */
async function mixesOf(
  tx: Tx,
  goldenIds: readonly string[],
  { from, until }: Window,
): Promise<Map<string, Mix>> {
  const rows = await tx.sql<{ goldenId: string; kind: string; share: number }>`
    select
      golden_id as "goldenId",
      kind,
      (amount / sum(amount) over (partition by golden_id))::float8 as share
    from (
      select party.golden_id, coalesce(product.category, product.name) as kind, sum(line.net_amount * exchange.rate) as amount
      from party
      join document on document.party_id = party.party_id
      join exchange_span as exchange
        on exchange.currency = document.currency
        and document.recognised_on >= exchange.valid_from and document.recognised_on < exchange.valid_until
      join document_line as line on line.party_id = document.party_id and line.document_id = document.document_id
      join product on product.product_id = line.product_id
      where party.golden_id = any(${goldenIds}::uuid[])
        and document.kind in ('order', 'invoice')
        and document.recognised_on between ${from}::date and ${until}::date
      group by party.golden_id, coalesce(product.category, product.name)
      having sum(line.net_amount * exchange.rate) > 0
    ) as bought
    order by golden_id, kind
    limit 20000`;
  const byCustomer = Map.groupBy(rows, (row) => row.goldenId);
  return new Map(
    [...byCustomer].map(([id, of]) => [id, new Map(of.map(({ kind, share }) => [kind, share]))]),
  );
}
