import { sql } from "kysely";
import { z } from "zod";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as insight from "../../../contract/insight.ts";
import { findParty } from "../../customers/find-party.ts";
import { membersOf } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { externalLineColumns, visibleLines } from "./external-line-columns.ts";

type Row = OutputOf<typeof insight.listExternalLines>["rows"][number];

/** Lines of accounting systems that stand with customers the actor may see, and those that concern nobody for whom sees all. */
export async function listExternalLines({ tx, actor, input }: Call<typeof insight.listExternalLines>) {
  const conditions = [visibleLines(actor)];
  if (input.source !== undefined) conditions.push(sql<boolean>`line.source = ${input.source}`);
  if (input.id !== undefined) conditions.push(sql<boolean>`line.source_id = ${input.id}`);
  if (input.from !== undefined) conditions.push(sql<boolean>`line.on_day >= ${input.from}::date`);
  if (input.until !== undefined) conditions.push(sql<boolean>`line.on_day <= ${input.until}::date`);
  if (input.partyId !== undefined) {
    const { partyId } = await findParty(tx, actor, input.partyId);
    conditions.push(sql<boolean>`line.party_id in ${membersOf(partyId)}`);
  }
  const last = decodeCursor(input.cursor, z.tuple([z.iso.date(), z.uuid()]));
  if (last)
    conditions.push(
      afterKeys([
        { column: sql`line.on_day`, direction: "desc", value: last[0] },
        { column: sql`line.line_id`, direction: "desc", value: last[1] },
      ]),
    );
  const rows = await tx.sql<Row>`
    select ${externalLineColumns}
    from external_line as line
    join party as noted on noted.party_id = line.party_id
    join party on party.party_id = noted.golden_id
    where ${sql.join(conditions, sql` and `)}
    order by line.on_day desc, line.line_id desc
    limit ${input.limit + 1}`;
  return pageOf(rows, input.limit, (row) => [row.onDay, row.lineId]);
}
