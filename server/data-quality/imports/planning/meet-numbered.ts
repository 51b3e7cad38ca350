import type { ImportKind } from "../../../../contract/data-quality/imports/import-kinds.ts";
import type { Tx } from "../../../plumbing/database/db.ts";
import { nameWords } from "../recognition/header-words.ts";
import type { StagedPart } from "./staged-part.ts";

const parties: ReadonlySet<ImportKind> = new Set(["organisation", "household", "person"]);
const sharedLeast = 0.8;
const toldLeast = 3;

/**
 * Lines that name customers by number alone make customers who are called by it; the list that says who they are may come before them
 * or after. Its number is theirs: the list fills the record that the lines made, and lines that come after the list find it. A list
 * is of these customers where it says so, or where it has nearly all of their numbers.
 */
export async function meetNumbered(tx: Tx, runId: string, parts: readonly StagedPart[]): Promise<void> {
  const candidates = parts.filter(({ map }) => parties.has(map.kind) && map.id.length === 1);
  for (const part of candidates.filter(({ map }) => !isOfOthers(map.always.role))) {
    if (part.part === 0) await fillNumbered(tx, runId, part);
    else if (isCalledByNumber(part)) await findListed(tx, runId, part);
  }
}

function isOfOthers(role: string | undefined): boolean {
  return role !== undefined && role !== "customer" && role !== "prospect";
}

/** Their number is all that the rows say of them. */
function isCalledByNumber({ map }: StagedPart): boolean {
  return Object.entries(map.columns).every(([column, target]) => column === map.id[0] && target === "name");
}

function saysCustomers(words: string): boolean {
  return nameWords(words).some(({ notions }) => notions.includes("customer"));
}

/** Rows of a list fill records that go by these numbers alone. */
async function fillNumbered(tx: Tx, runId: string, { source, module, map, fileNo, part }: StagedPart) {
  const found = await tx.sql<{ kind: string; numbered: number; listed: number }>`
    select c.kind, count(*)::integer as numbered, count(s.row_no)::integer as listed
    from crosswalk c
    join party p on p.party_id = c.record_id and p.name = c.source_id
    left join staged_row s on s.run_id = ${runId} and s.file_no = ${fileNo} and s.part = ${part}
      and s.source_id = c.source_id and s.action = 'create'
    where c.source = ${source} and c.kind <> ${module}
    group by c.kind
    order by c.kind`;
  const isSaid = saysCustomers(`${module} ${map.id[0]}`);
  const modules = found
    .filter(
      ({ numbered, listed }) =>
        listed > 0 && (isSaid || (listed >= toldLeast && listed >= numbered * sharedLeast)),
    )
    .map(({ kind }) => kind);
  if (modules.length === 0) return;
  await tx.sql`
    update staged_row s set action = 'known', record_id = c.record_id, party_id = c.record_id
    from crosswalk c
    join party p on p.party_id = c.record_id and p.name = c.source_id
    where s.run_id = ${runId} and s.file_no = ${fileNo} and s.part = ${part} and s.action = 'create'
      and c.source = s.source and c.kind = any(${modules}) and c.source_id = s.source_id`;
}

/** Who is named by number alone is who has that number in a list that came before, and is called what the list says. */
async function findListed(tx: Tx, runId: string, { source, module, fileNo, part }: StagedPart) {
  const found = await tx.sql<{ kind: string; named: number; listed: number }>`
    select c.kind, max(n.named)::integer as named, count(*)::integer as listed
    from (
      select source_id, count(*) over () as named from staged_row
      where run_id = ${runId} and file_no = ${fileNo} and part = ${part} and action = 'create'
    ) n
    join crosswalk c on c.source = ${source} and c.kind <> ${module} and c.source_id = n.source_id
    join party p on p.party_id = c.record_id and p.name <> c.source_id
    where not exists (
      select from party_role r
      where r.party_id = p.party_id and r.until is null and r.role <> all(array['customer', 'prospect'])
    )
    group by c.kind
    order by c.kind`;
  const modules = found
    .filter(
      ({ kind, named, listed }) =>
        saysCustomers(kind) || (listed >= toldLeast && listed >= named * sharedLeast),
    )
    .map(({ kind }) => kind);
  if (modules.length > 0)
    await tx.sql`
      update staged_row s set action = 'adopt', record_id = l.record_id, party_id = l.record_id
      from (
        select c.source_id, min(c.record_id::text)::uuid as record_id
        from crosswalk c
        join party p on p.party_id = c.record_id and p.name <> c.source_id
        where c.source = ${source} and c.kind = any(${modules})
        group by c.source_id
        having count(distinct c.record_id) = 1
      ) l
      where s.run_id = ${runId} and s.file_no = ${fileNo} and s.part = ${part} and s.action = 'create'
        and l.source_id = s.source_id`;
  // What a list said goes before the number, however the lines are read this time.
  await tx.sql`
    update staged_row s set data = s.data - 'name' - 'stage'
    from party p
    where s.run_id = ${runId} and s.file_no = ${fileNo} and s.part = ${part} and s.action = 'known'
      and p.party_id = s.record_id and p.name <> s.source_id`;
}
