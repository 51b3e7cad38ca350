import type { Actor } from "../plumbing/actor.ts";
import type { Tx } from "../plumbing/database/db.ts";
import { recordMany } from "../plumbing/events.ts";
import { newId } from "../plumbing/ids.ts";
import { today } from "./party-columns.ts";

/** Somebody whose relationship to where they work ends today; with `toId` they work there from today. */
export type Move = { partyId: string; relationshipId: string; toId: string | null };
/** What a move did, with all that is needed to take it back. */
export type Moved = Move & {
  formerUntil: string | null;
  endedOn: string;
  madeRelationshipId: string | null;
};

/**
 * Ends where people work, and says where they work instead; both sides of each relationship, with an event on each. What
 * their function is goes along.
 * @param moves relationships in force, of `works_for`, each at its person's record
 */
export async function movePeopleTo(tx: Tx, actor: Actor, moves: readonly Move[]): Promise<Moved[]> {
  const asked = moves.map((move) => ({
    ...move,
    madeRelationshipId: move.toId === null ? null : newId(tx.now.getTime()),
  }));
  // In one order everywhere: two who move the same people wait for each other, and not in a circle.
  await tx.sql`
    select from relationship
    where relationship_id = any(${asked.map((one) => one.relationshipId)}::uuid[])
    order by relationship_id, party_id
    for update`;
  const moved = await tx.sql<Moved & { otherId: string }>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        as asked ("partyId" uuid, "relationshipId" uuid, "toId" uuid, "madeRelationshipId" uuid)
    ),
    before as materialized (
      select asked.*, work.until as former_until, work.title, work.other_party_id
      from asked
      join relationship as work on work.party_id = asked."partyId" and work.relationship_id = asked."relationshipId"
    ),
    ended as (
      update relationship as work
      set until = ${today(tx)}
      from before
      where work.relationship_id = before."relationshipId" and work.party_id in (before."partyId", before.other_party_id)
      returning work.relationship_id, work.party_id, work.until
    ),
    made as (
      insert into relationship (party_id, relationship_id, type, direction, other_party_id, title, since)
      select "partyId", "madeRelationshipId", 'works_for', 'from', "toId", title, ${today(tx)}
      from before
      where "toId" is not null
      union all
      select "toId", "madeRelationshipId", 'works_for', 'to', "partyId", title, ${today(tx)}
      from before
      where "toId" is not null
    )
    select before."partyId", before."relationshipId", before."toId", before."madeRelationshipId",
      before.former_until as "formerUntil", ended.until as "endedOn", before.other_party_id as "otherId"
    from before
    join ended on ended.relationship_id = before."relationshipId" and ended.party_id = before."partyId"
    order by before."relationshipId"`;
  await tellOfEnds(tx, actor, moved);
  await tellOfAdded(tx, actor, moved);
  return moved.map(({ otherId: _, ...one }) => one);
}

async function tellOfEnds(tx: Tx, actor: Actor, moved: readonly (Moved & { otherId: string })[]) {
  await recordMany(
    tx,
    actor,
    { name: "relationship.ended", subjectKind: "relationship" },
    moved.flatMap(({ partyId, otherId, relationshipId, formerUntil, endedOn }) =>
      [partyId, otherId].map((side) => ({
        subjectId: relationshipId,
        partyId: side,
        differences: { until: { from: formerUntil, to: endedOn } },
      })),
    ),
  );
}

async function tellOfAdded(tx: Tx, actor: Actor, moved: readonly Moved[]) {
  await recordMany(
    tx,
    actor,
    { name: "relationship.added", subjectKind: "relationship" },
    moved.flatMap(({ partyId, toId, madeRelationshipId }) =>
      toId === null || madeRelationshipId === null
        ? []
        : [
            { at: partyId, other: toId },
            { at: toId, other: partyId },
          ].map(({ at, other }) => ({
            subjectId: madeRelationshipId,
            partyId: at,
            differences: { works_for: { from: null, to: other } },
          })),
    ),
  );
}

/** The first whose relationships are no longer as a move left them, and so can't be taken back by rote. */
export async function changedSinceMove(tx: Tx, moved: readonly Moved[]): Promise<string | undefined> {
  const [changed] = await tx.sql<{ name: string }>`
    with moved as (
      select * from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
        as moved ("partyId" uuid, "relationshipId" uuid, "toId" uuid, "madeRelationshipId" uuid, "endedOn" date)
    )
    select person.name
    from moved
    join party as person on person.party_id = moved."partyId"
    where not exists (
        select from relationship as ended
        where ended.party_id = moved."partyId" and ended.relationship_id = moved."relationshipId" and ended.until = moved."endedOn"
      )
      or moved."madeRelationshipId" is not null and not exists (
        select from relationship as made
        where made.party_id = moved."partyId" and made.relationship_id = moved."madeRelationshipId" and made.until is null
      )
    order by person.name
    limit 1`;
  return changed?.name;
}

/** Puts back exactly what `movePeopleTo` did: what it ended holds as before, what it made is gone. Events say so. */
export async function takeBackMoves(tx: Tx, actor: Actor, moved: readonly Moved[]): Promise<void> {
  const given = JSON.stringify(moved);
  const back = await tx.sql<{ partyId: string; relationshipId: string; until: string | null; was: string }>`
    update relationship as work
    set until = moved."formerUntil"
    from jsonb_to_recordset(${given}::jsonb) as moved ("relationshipId" uuid, "formerUntil" date, "endedOn" date)
    where work.relationship_id = moved."relationshipId"
    returning work.party_id as "partyId", work.relationship_id as "relationshipId", work.until, moved."endedOn" as was`;
  await recordMany(
    tx,
    actor,
    { name: "relationship.end_taken_back", subjectKind: "relationship" },
    back.map(({ partyId, relationshipId, until, was }) => ({
      subjectId: relationshipId,
      partyId,
      differences: { until: { from: was, to: until } },
    })),
  );
  const gone = await tx.sql<{ partyId: string; relationshipId: string; otherId: string }>`
    delete from relationship
    where relationship_id = any(${moved.flatMap((one) => one.madeRelationshipId ?? [])}::uuid[])
    returning party_id as "partyId", relationship_id as "relationshipId", other_party_id as "otherId"`;
  await recordMany(
    tx,
    actor,
    { name: "relationship.withdrawn", subjectKind: "relationship" },
    gone.map(({ partyId, relationshipId, otherId }) => ({
      subjectId: relationshipId,
      partyId,
      differences: { works_for: { from: otherId, to: null } },
    })),
  );
}
