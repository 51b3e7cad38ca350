import { type RawBuilder, sql } from "kysely";
import type { ImportKind } from "../../../../contract/data-quality/imports/import-kinds.ts";
import type { LinkMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { namedWords } from "../../../../contract/needed-words.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { ownCompanyId } from "../../../plumbing/events.ts";
import { noteFound } from "../../../plumbing/runs/runs.ts";
import { partsMost } from "../staging/parts-most.ts";
import { requiredLinks } from "./plan-rows.ts";
import type { StagedPart } from "./staged-part.ts";

/**
 * Writes down what the plan found: references that lead nowhere, repeated facts, ids that stand twice, facts that name no
 * customer. What concerns rows one by one is noted with the row; what is so in a whole file is noted once.
 */
export async function noteFindings(
  tx: Tx,
  runId: string,
  parts: readonly StagedPart[],
  staged: ReadonlySet<string>,
): Promise<void> {
  const some = (what: RegExp) => [...staged].some((kindAndAction) => what.test(kindAndAction));
  await noteDeadReferences(tx, runId, parts);
  if (some(/ twice$/))
    await noteRows(tx, runId, {
      code: "id_twice",
      severity: "refused",
      when: sql`s.action = 'twice'`,
      value: sql`s.source_id`,
      message: "This id stood in an earlier row of the delivery, which was taken.",
    });
  if (some(/ repeat$/))
    await noteRows(tx, runId, {
      code: "fact_repeated",
      severity: "note",
      when: sql`s.action = 'repeat'`,
      value: sql`s.source_id`,
      message: "Another row says the same under another id. It is one fact, and counted once.",
    });
  if (some(/^document_line /))
    await noteRows(tx, runId, {
      code: "line_repeated",
      severity: "note",
      when: sql`s.action = 'create' and (s.file_no, s.part, s.row_no) in (
      select file_no, part, row_no from (
        select file_no, part, row_no, row_number() over (
          partition by file_no, part % ${partsMost}, fact_hash order by row_no, part
        ) as nth
        from staged_row
        where run_id = ${runId} and kind = 'document_line'
      ) line where line.nth > 1
    )`,
      value: sql`s.source_id`,
      message: "This line says what an earlier one says. Both are kept: the same article may be sold twice.",
    });
  for (const { kind, link } of requiredLinks(parts))
    if (some(new RegExp(`^${kind} refuse$`)))
      await noteRows(tx, runId, {
        code: "link_missing",
        severity: "refused",
        when: sql`s.action = 'refuse' and s.kind = ${kind} and not s.refs ? ${link} and not s.link ? ${link}`,
        value: sql`null`,
        message: `A row of this kind must name ${namedWords(link)}, and this one names none.`,
      });
  for (const note of fileNotes)
    if (note.kinds.some((kind) => some(new RegExp(`^${kind} `)))) await noteFiles(tx, runId, note);
}

type FileNote = {
  code: string;
  kinds: readonly ImportKind[];
  when: RawBuilder<unknown>;
  message: RawBuilder<unknown>;
};

const counted = sql`to_char(count(*), 'FM999,999,999,999')`;
const fresh = sql`s.action in ('create', 'update')`;
const net = sql`((s.data->>'list_total')::numeric - coalesce((s.data->>'discount_total')::numeric, 0))`;

const maybeNobodys = ["document", "contact", "case_file", "campaign_touch", "opportunity"] as const;

const fileNotes: readonly FileNote[] = [
  {
    code: "customer_unknown",
    kinds: maybeNobodys,
    when: sql`${fresh} and (s.part = 0 or s.kind = 'document') and s.kind = any(${[...maybeNobodys]})
      and s.party_id = ${ownCompanyId}::uuid and s.data->>'document_kind' is distinct from 'purchase_order'`,
    message: sql`${counted} || ' of these rows lead to no customer. They stand with our own company and are shown as unattributed.'`,
  },
  {
    code: "totals_empty",
    kinds: ["document"],
    when: sql`${fresh} and s.kind = 'document' and s.data ? 'list_total' and s.data->>'list_total' is null`,
    message: sql`${counted} || ' documents came without amounts. They are kept as drafts and are no revenue.'`,
  },
  {
    code: "gift_cards_apart",
    kinds: ["document_line"],
    when: sql`${fresh} and s.kind = 'document_line' and s.data->>'is_gift_card' = 'true'`,
    message: sql`${counted} || ' of these lines are gift cards. They are no revenue; what is bought with them is.'`,
  },
  {
    code: "tax_subtracted",
    kinds: ["document"],
    when: sql`${fresh} and s.kind = 'document' and coalesce((s.data->>'tax_total')::numeric, 0) > 1
      and abs((s.data->>'gross_total')::numeric - (${net} - (s.data->>'tax_total')::numeric
        + coalesce((s.data->>'adjustment_total')::numeric, 0))) <= 1`,
    message: sql`'In ' || ${counted} || ' documents the grand total is the sub-total less discount less tax. Amounts are kept as delivered; revenue is the sub-total less discount.'`,
  },
  {
    code: "duration_implausible",
    kinds: ["contact"],
    when: sql`${fresh} and s.kind = 'contact' and s.data->>'ended_at' is not null
      and (s.data->>'ended_at')::timestamp - (s.data->>'started_at')::timestamp not between interval '0' and interval '24 hours'`,
    message: sql`${counted} || ' of these last longer than a day or end before they begin. Their minutes are taken as unknown.'`,
  },
];

const deadBy: Readonly<Record<LinkMap["by"], (to: string) => string>> = {
  id: (to) => `Nothing in ${to} has this id.`,
  name: (to) => `${to} has nothing of this name, or several.`,
  reach: () => "Nobody here has this address, number or name, or several have.",
};

/** A reference that leads nowhere: the row is taken without it, and what it said stays with the record. */
async function noteDeadReferences(tx: Tx, runId: string, parts: readonly StagedPart[]): Promise<void> {
  const links = parts.flatMap(({ fileNo, part, map }) =>
    Object.entries(map.links).map(([name, { column, to, by }]) => ({
      file_no: fileNo,
      part,
      name,
      field: [column ?? []].flat().join(", ") || name,
      message: deadBy[by](to),
    })),
  );
  const dead = sql`
    from staged_row s
    join jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
      as l (file_no integer, part integer, name text, field text, message text)
      on l.file_no = s.file_no and l.part = s.part % ${partsMost} and s.refs ? l.name and not s.link ? l.name
    where s.run_id = ${runId} and s.action in ('create', 'update', 'repeat', 'refuse')`;
  await noteFound(
    tx,
    runId,
    sql`select 'reference_unknown', case d.action when 'refuse' then 'refused' else 'warning' end,
          f.path, d.row_no, d.field, d.value, d.message
        from (select s.file_no, s.row_no, s.action, s.refs->>l.name as value, l.field, l.message ${dead}) d
        join import_file f on f.run_id = ${runId} and f.file_no = d.file_no
        order by d.file_no, d.row_no, d.field`,
  );
  await tx.sql`
    update staged_row f set custom = f.custom || d.said
    from (
      select s.file_no, s.part, s.row_no, jsonb_object_agg(l.field, s.refs->>l.name) as said ${dead}
      group by s.file_no, s.part, s.row_no
    ) d
    where f.run_id = ${runId} and f.file_no = d.file_no and f.part = d.part and f.row_no = d.row_no`;
}

type RowNote = {
  code: string;
  severity: "refused" | "note";
  when: RawBuilder<unknown>;
  value: RawBuilder<unknown>;
  message: string;
};

async function noteRows(tx: Tx, runId: string, note: RowNote): Promise<void> {
  await noteFound(
    tx,
    runId,
    sql`select ${note.code}::text, ${note.severity}::text, f.path, s.row_no, null::text, ${note.value}, ${note.message}::text
        from staged_row s
        join import_file f on f.run_id = s.run_id and f.file_no = s.file_no
        where s.run_id = ${runId} and ${note.when}
        order by s.file_no, s.row_no`,
  );
}

async function noteFiles(tx: Tx, runId: string, note: FileNote): Promise<void> {
  await noteFound(
    tx,
    runId,
    sql`select ${note.code}::text, 'note', f.path, null::bigint, null::text, null::text, ${note.message}, count(*)
        from staged_row s
        join import_file f on f.run_id = s.run_id and f.file_no = s.file_no
        where s.run_id = ${runId} and ${note.when}
        group by f.path
        order by f.path`,
    { isOfRows: true },
  );
}
