import { sql } from "kysely";
import type { Tx } from "../../../../plumbing/database/db.ts";
import { numberOf } from "../../../../plumbing/runs/load-records.ts";
import { noteFound } from "../../../../plumbing/runs/runs.ts";
import { ownSource } from "../own-records.ts";
import { isTaken } from "./gross-alone.ts";

const totals = [
  "list_total",
  "discount_total",
  "net_total",
  "tax_total",
  "adjustment_total",
  "gross_total",
  "goods_total",
];
const amounts = [
  "quantity",
  "list_amount",
  "discount_amount",
  "order_discount_amount",
  "concession_amount",
  "net_amount",
  "tax_amount",
  "cost_amount",
  "profit_amount",
];
const goesBack = sql`('credit_note', 'return')`;

/**
 * What is credited or given back takes off what was sold. Some systems write its amounts with a minus, others without one and say it by the
 * kind of the document alone, which would count as sold once more. Where no such document of a file has a minus, all of them get one, and
 * so do their lines where none of these has one; it is noted, and the sums of the file are held against what was turned.
 */
export async function turnWhatGoesBack(tx: Tx, runId: string, kinds: ReadonlySet<string>): Promise<void> {
  await tx.sql`
    create temporary table turned_row on commit drop as
    with back as (
      select s.file_no, s.part, s.row_no, s.kind,
        coalesce(${numberOf("gross_total")}, ${numberOf("net_total")}, ${numberOf("list_total")}) as amount
      from staged_row s
      where s.run_id = ${runId} and s.kind = 'document' and ${isTaken} and s.source <> ${ownSource}
        and s.data->>'document_kind' in ${goesBack}
    ),
    unsigned as (
      select file_no, part from back group by file_no, part
      having count(*) filter (where amount > 0) > count(*) filter (where amount < 0)
    )
    select file_no, part, row_no, kind, amount from back join unsigned using (file_no, part) where amount > 0`;
  if (kinds.has("document_line"))
    await tx.sql`
      insert into turned_row
      with back as (
        select s.file_no, s.part, s.row_no, s.kind, s.record_id,
          sum(coalesce(${numberOf("net_amount")}, ${numberOf("list_amount")}, ${numberOf("quantity")})) over (
            partition by s.file_no, s.part, s.record_id
          ) as amount
        from staged_row s
        where s.run_id = ${runId} and s.kind = 'document_line' and ${isTaken} and s.source <> ${ownSource}
          and (
            exists (
              select from staged_row d
              where d.run_id = ${runId} and d.kind = 'document' and d.action in ('create', 'known') and d.record_id = s.record_id
                and d.data->>'document_kind' in ${goesBack}
            )
            or exists (
              select from document d
              where d.party_id = s.party_id and d.document_id = s.record_id and d.kind in ${goesBack}
            )
          )
      ),
      unsigned as (
        select file_no, part from back group by file_no, part
        having count(distinct record_id) filter (where amount > 0) > count(distinct record_id) filter (where amount < 0)
      )
      select file_no, part, row_no, kind, amount from back join unsigned using (file_no, part) where amount > 0`;
  const [some] = await tx.sql`select from turned_row limit 1`;
  if (some !== undefined) await turn(tx, runId);
  await tx.sql`drop table turned_row`;
}

async function turn(tx: Tx, runId: string): Promise<void> {
  await tx.sql`
    update import_file f
    set sums = f.sums || turned.sums
    from (
      select file_no, jsonb_object_agg(name, said || jsonb_build_object('source', trim_scale((said->>'source')::numeric - 2 * amount)::text)) as sums
      from (
        select file.file_no, sum.key as name, sum.value as said, sum((s.data->>field)::numeric) as amount
        from import_file file
        cross join lateral jsonb_each(file.sums) sum
        join turned_row t on t.file_no = file.file_no
        join staged_row s on s.run_id = ${runId} and s.file_no = t.file_no and s.part = t.part and s.row_no = t.row_no
        cross join lateral (values (regexp_replace(sum.key, '^.*\\.', ''))) named (field)
        where file.run_id = ${runId}
          and case when s.part = 0 then sum.key = field else sum.key like s.module || '.%' end
          and s.data->>field is not null
        group by file.file_no, sum.key, sum.value
      ) changed
      group by file_no
    ) turned
    where f.run_id = ${runId} and f.file_no = turned.file_no`;
  await tx.sql`
    update staged_row s
    set row_hash = md5(s.row_hash::text || 'goes back')::uuid,
      data = s.data || coalesce((
        select jsonb_object_agg(key, trim_scale(-(value::numeric))::text)
        from jsonb_each_text(s.data)
        where key in (${sql.join([...totals, ...amounts])}) and value <> ''
      ), '{}')
    from turned_row t
    where s.run_id = ${runId} and s.file_no = t.file_no and s.part = t.part and s.row_no = t.row_no`;
  await noteFound(
    tx,
    runId,
    sql`
      select 'credit_turned', 'note', f.path, null::integer, 'gross_total', null,
        format('%s credit notes and returns of this file stand there without a minus, %s together. They were taken off what was sold.', count(*), trim_scale(sum(t.amount)))
      from turned_row t
      join import_file f on f.run_id = ${runId} and f.file_no = t.file_no
      where t.kind = 'document'
      group by f.file_no, f.path
      order by f.file_no`,
  );
}
