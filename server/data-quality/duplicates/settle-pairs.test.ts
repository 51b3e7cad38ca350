import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aPair, aParty } from "../../../test/builders.ts";
import { dice } from "../../../test/dice.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { Refusal } from "../../plumbing/refuse.ts";
import { decidePair } from "../merging/decide-pair.ts";
import { mergeParties } from "../merging/merge-parties.ts";
import { takeBackDecision } from "../merging/take-back-decision.ts";
import { unmergeParty } from "../merging/unmerge-party.ts";
import { settleAllPairs } from "./settle-pairs.ts";

const actor = systemActor("command");
let db: TestDatabase;
let parties: string[] = [];
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

// Four that look alike, the pair of the first two ranking highest.
beforeEach(async () => {
  await db.sql`delete from duplicate_pair`;
  parties = [];
  for (let at = 0; at < 4; at++) parties.push(await aParty(db, { name: `Werft ${at}` }));
  for (let at = 0; at < 4; at++)
    for (let further = at + 1; further < 4; further++)
      await aPair(db, party(at), party(further), { rank: 100 - 10 * at - further });
});

const party = (at: number) => parties[at] ?? "";
const merge = (golden: number, member: number) =>
  db.write((tx) =>
    mergeParties({ tx, actor, input: { partyId: party(golden), memberIds: [party(member)] } }),
  );
const unmerge = (at: number) => db.write((tx) => unmergeParty({ tx, actor, input: { partyId: party(at) } }));
const decide = (one: number, other: number, decision: "same" | "related" | "different") =>
  db.write((tx) =>
    decidePair({ tx, actor, input: { partyId: party(one), otherPartyId: party(other), decision } }),
  );

/** The open pairs as the numbers of their records: "01". */
async function open(): Promise<string[]> {
  const rows = await db.sql<{ one: string; other: string }>`
    select party_id as one, other_party_id as other from duplicate_pair where is_open`;
  return rows.map(({ one, other }) => [parties.indexOf(one), parties.indexOf(other)].sort().join("")).sort();
}

test("two kept as one ask a third once, by the pair that ranks highest; taken apart they ask as before", async () => {
  const all = await open();
  expect(all).toEqual(["01", "02", "03", "12", "13", "23"]);
  await merge(1, 0);
  expect(await open()).toEqual(["02", "03", "23"]);
  await merge(3, 2);
  expect(await open()).toEqual(["02"]);
  await unmerge(0);
  expect(await open()).toEqual(["01", "02", "12"]);
  await unmerge(2);
  expect(await open()).toEqual(all);
});

test.each(["same", "related", "different"] as const)(
  "a decision of %s closes every pair between the two trees until it is taken back",
  async (decision) => {
    await merge(0, 1);
    expect(await open()).toEqual(["02", "03", "23"]);
    const { decisionId } = await decide(1, 2, decision);
    expect(await open()).toEqual(["03", "23"]);
    await db.write((tx) => takeBackDecision({ tx, actor, input: { partyId: party(2), decisionId } }));
    expect(await open()).toEqual(["02", "03", "23"]);
  },
);

test("in any order it is as the trees and the decisions say, and as said of all pairs at once", async () => {
  for (let seed = 1; seed <= 30; seed++) {
    const roll = dice(seed);
    const decisions: { pair: [number, number]; decisionId: string }[] = [];
    for (let step = 0; step < 8; step++) {
      const [one, other] = [roll(4), roll(4)];
      try {
        const kind = roll(4);
        if (kind === 0) await unmerge(one);
        else if (kind === 1) {
          const { decisionId } = await decide(one, other, "different");
          decisions.push({ pair: [one, other], decisionId });
        } else if (kind === 2 && decisions.length > 0) {
          const taken = decisions.shift();
          await db.write((tx) =>
            takeBackDecision({
              tx,
              actor,
              input: { partyId: party(taken?.pair[0] ?? 0), decisionId: taken?.decisionId ?? "" },
            }),
          );
        } else await merge(one, other);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
      expect(await open(), `sequence ${seed}`).toEqual(await expected(decisions.map(({ pair }) => pair)));
    }
    const settled = await open();
    await db.sql`update duplicate_pair set is_open = not is_open`;
    await db.write(settleAllPairs);
    expect(await open()).toEqual(settled);
    for (const { pair, decisionId } of decisions)
      await db.write((tx) => takeBackDecision({ tx, actor, input: { partyId: party(pair[0]), decisionId } }));
    for (let at = 0; at < 4; at++) await unmerge(at).catch(() => undefined);
  }
});

/** What is open, told from the golden ids and the decisions alone. */
async function expected(decided: readonly [number, number][]): Promise<string[]> {
  const rows = await db.sql<{ id: string; goldenId: string }>`
    select party_id as id, golden_id as "goldenId" from party`;
  const golden = new Map(rows.map(({ id, goldenId }) => [id, goldenId]));
  const between = ([one, other]: readonly [number, number]) =>
    [golden.get(party(one)), golden.get(party(other))].sort().join();
  const taken = new Set(decided.map(between));
  // The highest rank first, as they were made.
  const found = new Set<string>();
  for (const pair of [
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
    [2, 3],
  ] as const) {
    if (golden.get(party(pair[0])) === golden.get(party(pair[1])) || taken.has(between(pair))) continue;
    taken.add(between(pair));
    found.add(pair.join(""));
  }
  return [...found];
}
