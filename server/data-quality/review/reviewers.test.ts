import { afterAll, beforeAll, expect, test } from "vitest";
import { type DuplicatePair, decideDuplicate, nextDuplicates } from "../../../contract/data-quality.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { lookalikes } from "../../../test/lookalikes.ts";
import { asPerson, people, type Who, world } from "../../../test/world.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  // A fourth reviewer: whoever may review, whatever they do otherwise.
  await server.database
    .sql`update user_account set role = 'steward' where user_id = ${people.marketer.userId}`;
});
afterAll(() => server.close());

const reviewers: readonly Who[] = ["owner", "manager", "steward", "marketer"];
const pairsMade = 120;
const keyOf = ({ partyId, otherPartyId }: DuplicatePair) => `${partyId} ${otherPartyId}`;

test("four reviewers at once are never shown one pair, or one record, at the same time; all is decided, nothing lost", async () => {
  const made = await lookalikes(server.database, pairsMade);
  const shownTo = new Map<string, Who>();
  const holds = new Map<string, Who>();
  const answers: number[] = [];

  await Promise.all(
    reviewers.map(async (who) => {
      const me = asPerson(server, who);
      for (let isDone = false; !isDone; ) {
        const { status, body } = await me.call(nextDuplicates, { count: 2 });
        expect(status).toBe(200);
        isDone = body.left === 0;
        let pairs = body.pairs;
        while (pairs.length > 0) {
          for (const pair of pairs) {
            // Nobody else has it now: neither the pair nor one of its two records.
            expect([keyOf(pair), shownTo.get(keyOf(pair)) ?? who]).toEqual([keyOf(pair), who]);
            shownTo.set(keyOf(pair), who);
            for (const id of [pair.one.keptAs.partyId, pair.other.keptAs.partyId]) {
              expect([id, holds.get(id) ?? who]).toEqual([id, who]);
              holds.set(id, who);
            }
          }
          const following: DuplicatePair[] = [];
          for (const { partyId, otherPartyId, outcome } of pairs) {
            const decision = outcome === "related" ? "related" : partyId < "8" ? "same" : "different";
            const answer = await me.call(decideDuplicate, { partyId, otherPartyId, decision });
            answers.push(answer.status);
            if (answer.body.next) following.push(answer.body.next);
          }
          pairs = following;
        }
        for (const [id, whose] of holds) if (whose === who) holds.delete(id);
      }
    }),
  );

  expect(answers).toEqual(Array.from({ length: made }, () => 201));
  expect(shownTo.size).toBe(made);
  expect(new Set(shownTo.values()).size).toBe(reviewers.length);
  const [left] = await server.database.sql<{ open: number; decided: number; twice: number }>`
    select
      (select count(*) from duplicate_pair where is_open) as open,
      (select count(*) from pair_decision) as decided,
      (select count(*) from (select from pair_decision group by party_id, other_party_id having count(*) > 1) as twice) as twice`;
  expect(left).toEqual({ open: 0, decided: made, twice: 0 });
});

test("of two who decide on one pair at once, one is told who was first", async () => {
  await server.database.sql`truncate duplicate_pair, duplicate_member, duplicate_claim`;
  const made = await lookalikes(server.database, 10);
  const pairs = await server.database.sql<{ partyId: string; otherPartyId: string }>`
    select party_id as "partyId", other_party_id as "otherPartyId" from duplicate_pair`;
  const answers = await Promise.all(
    pairs.flatMap((pair) =>
      (["same", "different"] as const).map((decision, at) =>
        asPerson(server, at === 0 ? "steward" : "manager").call(decideDuplicate, { ...pair, decision }),
      ),
    ),
  );
  const refused = answers.filter(({ problem }) => problem !== undefined);
  expect(refused).toHaveLength(made);
  for (const { problem } of refused) {
    expect(problem?.code).toBe("duplicate_decided");
    expect(problem?.detail).toMatch(
      new RegExp(`^(${people.steward.name}|${people.manager.name}) has decided`),
    );
  }
});
