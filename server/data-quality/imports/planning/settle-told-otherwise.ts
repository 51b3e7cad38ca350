import { sql } from "kysely";
import type { Tx } from "../../../plumbing/database/db.ts";
import { noteFound } from "../../../plumbing/runs/runs.ts";
import type { StagedPart } from "./staged-part.ts";

// How far an order is: when it was changed, where that is a moment that sorts as it is written; what has become of its money, as shops say it;
// and whether it was sent.
const stage = sql`concat_ws('|',
  case when custom->>'Updated at' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' then custom->>'Updated at' else '' end,
  case
    when data->>'state' = 'cancelled' then 5
    when lower(data->>'source_state') in ('refunded', 'voided', 'closed') then 4
    when lower(data->>'source_state') in ('partially_refunded', 'partially refunded') then 3
    when lower(data->>'source_state') in ('paid', 'completed', 'complete') then 2
    when lower(data->>'source_state') in ('partially_paid', 'partially paid', 'processing') then 1
    else 0
  end,
  (data->>'shipped_on' is not null)::integer
)`;

/**
 * An order that two files tell, and not alike: exports that overlap, of which one is older. Where one shows that it is the later one, by when the order was
 * changed or by what has become of it, that one counts with all its lines; else what the first says does. Either is said.
 */
export async function settleToldOtherwise(
  tx: Tx,
  runId: string,
  parts: readonly StagedPart[],
): Promise<void> {
  const telling = parts.filter(({ part, map }) => part > 0 && map.kind === "document");
  if (new Set(telling.map(({ fileNo }) => fileNo)).size < 2) return;
  await tx.sql`
    create temporary table told_otherwise on commit drop as
    select t.*, t.file_no = t.told_by as counts, t.stage <> t.last_stage as is_older
    from (
      select source, module, source_id, file_no, row_no, row_hash, ${stage} as stage,
        first_value(file_no) over by_stage as told_by, first_value(${stage}) over by_stage as last_stage
      from staged_row
      where run_id = ${runId} and kind = 'document' and part > 0 and action = 'create'
        and module = any(${[...new Set(telling.map(({ module }) => module))]})
      window by_stage as (partition by source, module, source_id order by ${stage} desc, file_no, row_no, part)
    ) t
    where exists (
      select from staged_row o
      where o.run_id = ${runId} and o.source = t.source and o.module = t.module and o.source_id = t.source_id
        and o.file_no <> t.file_no and o.row_hash <> t.row_hash and o.action = 'create'
    )`;
  await noteFound(
    tx,
    runId,
    sql`select 'told_otherwise', case when t.is_older then 'note' else 'warning' end, f.path, t.row_no, null::text, t.source_id,
          case when t.is_older then 'Another file of the delivery tells this as it is later, and that counts.'
            else 'An earlier file of the delivery tells this otherwise, and that counts. Bring the older export in first, and this one after it.'
          end
        from told_otherwise t
        join import_file f on f.run_id = ${runId} and f.file_no = t.file_no
        where not t.counts
        order by t.file_no, t.row_no`,
  );
  await tx.sql`
    update staged_row s set action = 'same'
    from told_otherwise t
    where s.run_id = ${runId} and s.source = t.source and s.file_no = t.file_no and s.action = 'create'
      and t.is_older and not t.counts
      and ((s.module = t.module and s.source_id = t.source_id) or s.refs->>'document' = t.source_id
        or (s.kind = 'document' and s.refs->>'order' = t.source_id))`;
}
