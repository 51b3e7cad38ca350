import { sql } from "kysely";
import { z } from "zod";
import type * as dataQuality from "../../../../contract/data-quality.ts";
import type { OutputOf } from "../../../../contract/endpoint.ts";
import { recordRef } from "../../../customers/party-columns.ts";
import { visibleParties } from "../../../customers/visible-parties.ts";
import type { Call } from "../../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../../plumbing/http/paging.ts";
import { draftRow } from "../drafts/draft-state.ts";
import { draftTables } from "../drafts/draft-tables.ts";
import { knownOfDraft } from "../drafts/input-of-draft.ts";
import { answersOf } from "./lookalike-answers.ts";

type Output = OutputOf<typeof dataQuality.listDraftLookalikes>;
type Row = Omit<Output["rows"][number], "answer"> & { path: string };

const Key = z.tuple([z.number(), z.string(), z.number(), z.number()]);

/** Whom the rows of a draft look like, as its last rehearsal found them, the likeliest first; and what becomes of each. */
export async function listDraftLookalikes({
  tx,
  actor,
  input,
}: Call<typeof dataQuality.listDraftLookalikes>): Promise<Output> {
  const { draftId, band, limit } = input;
  const draft = await draftRow(tx, draftId);
  const known = knownOfDraft(draft, await draftTables(tx, draftId));
  const answerOf = await answersOf(tx, actor.role ?? null, known);
  const key = decodeCursor(input.cursor, Key);
  const after = key
    ? sql`(l.probability < ${key[0]} or (l.probability = ${key[0]} and ${afterKeys([
        { column: sql`l.path`, direction: "asc", value: key[1] },
        { column: sql`l.row_no`, direction: "asc", value: key[2] },
        { column: sql`l.part`, direction: "asc", value: key[3] },
      ])}))`
    : sql`true`;
  const rows = await tx.sql<Row>`
    select t.table_no as "tableNo", l.row_no as "rowNo", l.part, l.kind, l.name, l.said, l.band, l.probability, l.evidence,
      l.choice, l.path,
      (
        select jsonb_build_object('party', ${recordRef("here")}, 'said', ${saidOfRecord})
        from party as here
        join party on party.party_id = here.golden_id
        where here.party_id = l.known_id and ${visibleParties(actor)}
      ) as known
    from import_lookalike l
    join import_draft_table t on t.draft_id = l.draft_id and t.path = l.path
    where l.draft_id = ${draftId} and ${after} and ${band === undefined ? sql`true` : sql`l.band = ${band}`}
    order by l.probability desc, l.path, l.row_no, l.part
    limit ${limit + 1}`;
  const bands = await tx.sql<Omit<Output["bands"][number], "answer">>`
    select kind, band, count(*) as rows, count(choice) as chosen
    from import_lookalike
    where draft_id = ${draftId}
    group by kind, band
    order by array_position(array['sure', 'likely', 'possible'], band), kind`;
  const page = pageOf(rows, limit, (row) => [row.probability, row.path, row.rowNo, row.part]);
  return {
    rows: page.rows.map(({ path: _, ...row }) => ({ ...row, answer: row.choice ?? answerOf(row) })),
    next: page.next,
    bands: bands.map((one) => ({ ...one, answer: answerOf(one) })),
  };
}

const pointOf = (kind: string) => sql`(
  select raw
  from contact_point as point
  where point.party_id = here.party_id and point.kind = ${kind} and point.valid_until is null
  order by point.is_preferred desc, point.contact_point_id
  limit 1
)`;

const saidOfRecord = sql`jsonb_build_object(
  'mail', ${pointOf("mail")}, 'phone', ${pointOf("phone")}, 'website', here.website, 'taxNumber', here.tax_number,
  'place', (
    select nullif(concat_ws(' ', point.postcode, point.city), '')
    from contact_point as point
    where point.party_id = here.party_id and point.kind = 'address' and point.valid_until is null
    order by point.is_preferred desc, point.contact_point_id
    limit 1
  )
)`;
