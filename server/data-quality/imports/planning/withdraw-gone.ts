import type { Tx } from "../../../plumbing/database/db.ts";
import type { StagedPart } from "./staged-part.ts";

// What no row says any more stands behind all parts that rows have: lines here, other records behind it by their part.
export const partOfGone = 1000;

/**
 * What was given back of an order stands in the order's row. Where the row says it no longer, since the order was cancelled or the
 * refund taken back, the document made of it is cancelled: else it would count against a sale that doesn't.
 */
export async function withdrawGone(tx: Tx, runId: string, parts: readonly StagedPart[]): Promise<void> {
  for (const { order, part } of besideTheirOrders(parts))
    await tx.sql`
      insert into staged_row (
        run_id, file_no, part, row_no, source, module, kind, source_id, row_hash, new_id, data, custom, refs, known_hash,
        party_id, record_id, action
      )
      select ${runId}, o.file_no, ${partOfGone + part.part}, o.row_no, o.source, c.kind, 'document', c.source_id,
        md5('gone')::uuid, c.record_id, ${JSON.stringify({ ...part.map.always, state: "cancelled" })}::jsonb, '{}', '{}', c.row_hash,
        c.party_id, c.record_id, 'known'
      from staged_row o
      join crosswalk c on c.source = o.source and c.kind = ${part.module} and c.source_id = o.source_id
      where o.run_id = ${runId} and o.file_no = ${order.fileNo} and o.part = ${order.part} and o.action = 'known'
        and not exists (
          select from staged_row n
          where n.run_id = ${runId} and n.source = c.source and n.module = c.kind and n.source_id = c.source_id
        )`;
}

/** Documents that rows describe besides an order and under its id, each with the part that is the order. */
function besideTheirOrders(parts: readonly StagedPart[]): { order: StagedPart; part: StagedPart }[] {
  return parts.flatMap((part) => {
    const { map, fileNo } = part;
    const order = parts.find((one) => one.fileNo === fileNo && one.module === map.links.order?.to);
    const isBeside = map.kind === "document" && part.part > 0 && map.always.state !== undefined;
    const isOfOneId = order !== undefined && order !== part && order.map.id.join() === map.id.join();
    return isBeside && isOfOneId ? [{ order, part }] : [];
  });
}
