import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type * as dataQuality from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { seekParty } from "../../customers/find-party.ts";
import { membersOf, partyRef } from "../../customers/party-columns.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { openFindings } from "./open-findings.ts";

type Row = OutputOf<typeof dataQuality.listMisplacedPeople>["rows"][number] & { key: string };

const Mark = z.tuple([z.string(), z.uuid(), z.uuid()]);
const countMax = 1000;
// What points away by three points and more hardly leaves a doubt: a mail address at the other house, or several traces.
const clearFrom = 3;

/** The people who wait for a decision, the clearest or the newest first. */
export async function listMisplacedPeople({
  tx,
  actor,
  input,
}: Call<typeof dataQuality.listMisplacedPeople>) {
  const mark = decodeCursor(input.cursor, Mark);
  const fits = sql<boolean>`${ofKinds(input.kind)} and ${await about(tx, actor, input.about)}`;
  const isNewest = input.order === "newest";
  const lead = isNewest ? sql`finding.found_at` : sql`finding.weight`;
  const after = mark
    ? isNewest
      ? sql<boolean>`(finding.found_at < ${mark[0]}::timestamptz
          or finding.found_at = ${mark[0]}::timestamptz and ${afterIds(mark)})`
      : sql<boolean>`(finding.weight < ${mark[0]}::numeric or finding.weight = ${mark[0]}::numeric and ${afterIds(mark)})`
    : sql<boolean>`true`;
  const rows = await tx.sql<Row>`
    with page as materialized (
      ${openFindings(tx, actor, sql<boolean>`${fits} and ${after}`)}
      order by ${lead} desc, finding.party_id, finding.relationship_id
      limit ${input.limit + 1}
    )
    select page.party_id as "partyId", page.relationship_id as "relationshipId", ${partyRef("person")} as person,
      page.title, page.since, ${partyRef("organisation")} as organisation,
      case when suggested.party_id is not null then ${partyRef("suggested")} end as suggested,
      case when page.suggested_id is null then 'left' else 'moved' end as kind,
      case when page.weight >= ${clearFrom} then 'clear' else 'likely' end as strength,
      page.evidence, page.found_at as "foundAt",
      case when ${isNewest} then page.found_at::text else page.weight::text end as key
    from page
    join party as person on person.party_id = page.person_id
    join party as organisation on organisation.party_id = page.at_id
    left join party as suggested on suggested.party_id = page.there_id
    order by ${isNewest ? sql`page.found_at` : sql`page.weight`} desc, page.party_id, page.relationship_id`;
  const { rows: kept, next } = pageOf(rows, input.limit, (row) => [row.key, row.partyId, row.relationshipId]);
  const [counted] = await tx.sql<{ count: number }>`
    select count(*) as count from (${openFindings(tx, actor, fits)} limit ${countMax}) as counted`;
  return {
    rows: kept.map(({ key: _, ...row }) => row),
    next,
    count: counted?.count ?? 0,
    searchedAt: await searchedAt(tx),
  };
}

function afterIds(mark: z.output<typeof Mark>): RawBuilder<boolean> {
  return afterKeys([
    { column: sql`finding.party_id`, direction: "asc", value: sql`${mark[1]}::uuid` },
    { column: sql`finding.relationship_id`, direction: "asc", value: sql`${mark[2]}::uuid` },
  ]);
}

function ofKinds(kinds: readonly string[] | undefined): RawBuilder<boolean> {
  if (kinds === undefined || kinds.length === 2) return sql<boolean>`true`;
  return kinds.includes("left")
    ? sql<boolean>`finding.suggested_id is null`
    : sql<boolean>`finding.suggested_id is not null`;
}

/** Of this person, or of people who are noted at this organisation or seem to belong to it. */
async function about(
  tx: Tx,
  actor: Parameters<typeof seekParty>[1],
  partyId: string | undefined,
): Promise<RawBuilder<boolean>> {
  if (partyId === undefined) return sql<boolean>`true`;
  const found = await seekParty(tx, actor, partyId);
  if (found === undefined) return sql<boolean>`false`;
  const members = membersOf(found.partyId);
  return sql<boolean>`(finding.party_id in ${members} or finding.organisation_id in ${members} or finding.suggested_id in ${members})`;
}

async function searchedAt(tx: Tx): Promise<string | null> {
  const [run] = await tx.sql<{ at: string }>`
    select finished_at as at from run
    where kind = 'accounts' and state = 'done'
    order by created_at desc
    limit 1`;
  return run?.at ?? null;
}
