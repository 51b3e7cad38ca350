import { type RawBuilder, sql } from "kysely";
import { type ImportKind, kindsOfParty } from "../../../../contract/data-quality/imports/import-kinds.ts";
import { ownCompanyId } from "../../../plumbing/events.ts";
import { factsNamed } from "./attribute-through-facts.ts";

/** What makes a row unusable that could be read. */
export type Fault = {
  code: string;
  kinds: readonly ImportKind[];
  /** Of the row `s`. */
  when: (runId: string) => RawBuilder<unknown>;
  value?: RawBuilder<unknown>;
  message: string;
};

const linkTo = (name: string) => sql`(s.link->>${name})::uuid`;

/** Rows that an earlier row of the delivery has said already, by what makes their record the one it is. */
function saidBefore(runId: string, kind: ImportKind, key: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(s.file_no, s.part, s.row_no) in (
    select file_no, part, row_no from (
      select s.file_no, s.part, s.row_no,
        row_number() over (partition by ${key} order by s.file_no, s.row_no, s.part) as nth
      from staged_row s
      where s.run_id = ${runId} and s.kind = ${kind} and s.action in ('create', 'known')
    ) n where n.nth > 1
  )`;
}

const twice = "An earlier row of the delivery says this already, and was taken.";
const starts = (row: "s" | "o") =>
  sql`coalesce(left(${sql.ref(`${row}.data`)}->>'valid_from', 10), '-infinity')::date`;
/** Without a column for the end, a price holds until the next one begins. */
const ends = sql`case when s.data ? 'valid_until'
  then coalesce(left(s.data->>'valid_until', 10), 'infinity')::date
end`;

const isStaged = (runId: string, row: "s" | "o") =>
  sql`${sql.ref(`${row}.run_id`)} = ${runId} and ${sql.ref(`${row}.kind`)} = 'cost_price'
    and ${sql.ref(`${row}.action`)} in ('create', 'known')`;

function overlapsEarlierRow(runId: string): RawBuilder<unknown> {
  return sql`(s.file_no, s.part, s.row_no) in (
    select file_no, part, row_no from (
      select s.file_no, s.part, s.row_no, ${starts("s")} as starts,
        max(coalesce(${ends}, ${starts("s")})) over earlier as latest_end, max(${starts("s")}) over earlier as latest_start
      from staged_row s
      where ${isStaged(runId, "s")}
      window earlier as (
        partition by s.link->>'product' order by ${starts("s")}, s.file_no, s.row_no
        rows between unbounded preceding and 1 preceding
      )
    ) n where n.starts < n.latest_end or n.starts = n.latest_start
  )`;
}

/**
 * A price that is here and of which the delivery says nothing else: one that goes on for ever ends where a new one
 * begins, all others stand in its way.
 */
function overlapsKnownPrice(runId: string): RawBuilder<unknown> {
  const knownStarts = sql`coalesce(lower(p.valid_during), '-infinity')`;
  return sql`exists (
    select from cost_price p
    where p.product_id = ${linkTo("product")}
      and p.valid_during && daterange(nullif(${starts("s")}, '-infinity'), nullif(${ends}, 'infinity'))
      and not exists (
        select from staged_row o
        where ${isStaged(runId, "o")} and (o.link->>'product')::uuid = p.product_id and ${starts("o")} = ${knownStarts}
      )
      and not (upper_inf(p.valid_during) and ${knownStarts} < ${starts("s")})
      and not (not s.data ? 'valid_until' and ${knownStarts} > ${starts("s")})
  )`;
}

/** Set by set: what was paid, what is allocated of it and stays, what this delivery adds in the order of its rows. */
function allocatesTooMuch(runId: string): RawBuilder<unknown> {
  const staged = sql`
    staged_row o where o.run_id = ${runId} and o.kind = 'allocation' and o.link ?& array['payment', 'document']`;
  const payments = sql`(select o.party_id, (o.link->>'payment')::uuid from ${staged})`;
  return sql`(s.file_no, s.part, s.row_no) in (
    select n.file_no, n.part, n.row_no
    from (
      select o.file_no, o.part, o.row_no, (o.link->>'payment')::uuid as payment_id,
        sum((o.data->>'amount')::numeric) over (
          partition by o.link->>'payment' order by o.file_no, o.row_no, o.part
        ) as allocated
      from ${staged} and o.action in ('create', 'known')
    ) n
    join (
      select distinct on (payment_id) payment_id, amount from (
        select t.record_id as payment_id, (t.data->>'amount')::numeric as amount, 0 as place
        from staged_row t
        where t.run_id = ${runId} and t.kind = 'payment'
        union all
        select p.payment_id, p.amount, 1 from payment p where (p.party_id, p.payment_id) in ${payments}
      ) known
      order by payment_id, place
    ) paid on paid.payment_id = n.payment_id
    left join (
      select a.payment_id, sum(a.amount) as amount
      from allocation a
      where (a.party_id, a.payment_id) in ${payments} and not exists (
        select from ${staged} and (o.link->>'payment')::uuid = a.payment_id
          and (o.link->>'document')::uuid = a.document_id
      )
      group by a.payment_id
    ) stays on stays.payment_id = n.payment_id
    where abs(n.allocated + coalesce(stays.amount, 0)) > abs(paid.amount)
  )`;
}

/** What is looked at, in this order: a row that is refused for one thing is not looked at for the next. */
export const faults: readonly Fault[] = [
  {
    code: "party_missing",
    kinds: kindsOfParty("known"),
    when: () => sql`s.party_id = ${ownCompanyId}::uuid and not exists (
      select from jsonb_each_text(s.link) l where l.value = ${ownCompanyId}
    )`,
    message: "Nobody is known whom this could belong to. Bring the customers or people in first, or with it.",
  },
  {
    code: "relationship_to_itself",
    kinds: ["relationship"],
    when: () => sql`s.link->>'from' = s.link->>'to'`,
    message: "Both sides are the same record.",
  },
  {
    code: "ends_before_begin",
    kinds: ["cost_price"],
    when: () => sql`left(s.data->>'valid_until', 10) <= left(s.data->>'valid_from', 10)`,
    message: "The price ends before it begins.",
  },
  {
    code: "ends_before_begin",
    kinds: ["party_role", "relationship", "contact_point", "asset"],
    when: () => sql`(left(s.data->>'valid_until', 10) < left(s.data->>'valid_from', 10)
      or left(s.data->>'until', 10) < left(s.data->>'since', 10))`,
    message: "The end lies before the beginning.",
  },
  {
    code: "said_twice",
    kinds: ["exchange_rate"],
    when: (runId) =>
      saidBefore(runId, "exchange_rate", sql`s.data->>'currency', left(s.data->>'valid_from', 10)`),
    message: twice,
  },
  {
    code: "rate_unusable",
    kinds: ["exchange_rate"],
    when: () => sql`not ((s.data->>'rate')::numeric > 0 and (s.data->>'rate')::numeric < 1e10)`,
    value: sql`s.data->>'rate'`,
    message: "A rate is above zero and below ten thousand million.",
  },
  {
    code: "said_twice",
    kinds: ["custom_field"],
    when: (runId) => saidBefore(runId, "custom_field", sql`s.data->>'record_kind', s.data->>'key'`),
    message: twice,
  },
  {
    code: "said_twice",
    kinds: ["price_list_entry"],
    when: (runId) =>
      saidBefore(
        runId,
        "price_list_entry",
        sql`s.link->>'price_list', s.link->>'product', ${starts("s")}, coalesce((s.data->>'quantity_min')::numeric, 0)`,
      ),
    message: twice,
  },
  {
    code: "cost_price_overlaps",
    kinds: ["cost_price"],
    when: (runId) => sql`(${overlapsEarlierRow(runId)} or ${overlapsKnownPrice(runId)})`,
    message:
      "Another cost price of this product holds on some of these days. One of the two has to end first.",
  },
  {
    code: "allocation_of_another",
    kinds: ["allocation"],
    when: (runId) => sql`(s.file_no, s.part, s.row_no) in (
      select o.file_no, o.part, o.row_no
      from staged_row o
      join (${factsNamed(runId, "allocation", "document")}) d
        on d.record_id = (o.link->>'document')::uuid and d.party_id <> o.party_id
      where o.run_id = ${runId} and o.kind = 'allocation'
    )`,
    message: "The document belongs to another customer than the payment.",
  },
  {
    code: "said_twice",
    kinds: ["allocation"],
    when: (runId) => saidBefore(runId, "allocation", sql`s.link->>'payment', s.link->>'document'`),
    message: twice,
  },
  {
    code: "allocation_too_high",
    kinds: ["allocation"],
    when: allocatesTooMuch,
    value: sql`s.data->>'amount'`,
    message: "Together with what stands before, more is allocated than was paid.",
  },
  {
    code: "amount_not_above_nought",
    kinds: ["write_off", "rebate"],
    when: () => sql`(s.data->>'amount')::numeric <= 0`,
    value: sql`s.data->>'amount'`,
    message: "What is written off or paid back as a rebate must be more than nought.",
  },
];
