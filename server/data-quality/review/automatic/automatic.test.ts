import { afterAll, beforeAll, expect, test } from "vitest";
import {
  answerMergeCheck,
  decideDuplicate,
  listDuplicateDecisions,
  mergeSureDuplicates,
  nextMergeCheck,
  readAutomaticMerging,
  readMergeHistory,
  unmergeParty,
} from "../../../../contract/data-quality.ts";
import { aContact, aPair, aParty } from "../../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../../test/world.ts";
import { mergeAfterSearch, workOnMergeSure } from "./merge-sure-run.ts";

let server: TestServer;
const pairs: [string, string][] = [];
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  for (let no = 0; no < 54; no++) {
    const one = await aParty(server.database, { name: `Werft ${no}` });
    const other = await aParty(server.database, { name: `Werft ${no} GmbH` });
    pairs.push([one, other]);
    await aContact(server.database, one, "2026-03-01");
    await aPair(server.database, one, other, { band: no === 53 ? "likely" : "sure" });
  }
});
afterAll(() => server.close());

const steward = () => asPerson(server, "steward");
const ofOrganisations = async () =>
  (await steward().call(readAutomaticMerging, {})).body.rows.find(({ kind }) => kind === "organisation");
const mergeAll = async () => {
  const { body, problem } = await steward().call(mergeSureDuplicates, { kind: "organisation" });
  if (problem !== undefined) return problem.code;
  return workOnMergeSure(server.database, body.runId);
};

test("all sure pairs of a kind are merged but what somebody decided otherwise, and some are asked about", async () => {
  const [one, other] = pairs[0] ?? ["", ""];
  await steward().call(decideDuplicate, { partyId: one, otherPartyId: other, decision: "different" });
  expect(await ofOrganisations()).toMatchObject({ setting: "propose", open: 52, merged: 0, shareLow: null });
  expect(await mergeAll()).toBe("done");
  const [run] = await server.database.sql<{ read: number; merged: number; refused: number }>`
    select read_count as read, updated_count as merged, refused_count as refused from run where kind = 'merge_sure'`;
  expect(run).toEqual({ read: 52, merged: 52, refused: 0 });
  expect(await ofOrganisations()).toMatchObject({ open: 0, merged: 52, toCheck: 52, checked: 0 });
  const history = await steward().call(readMergeHistory, { partyId: pairs[1]?.[0] ?? "" });
  expect(history.body.merges).toMatchObject([
    { mergedByName: people.steward.name, evidence: [{ comparison: "name" }] },
  ]);
  expect(history.body.decisions).toEqual([]);
  const kept = await server.database.sql`select from party where golden_id <> party_id`;
  expect(kept).toHaveLength(52);
});

test("a wrong one is taken apart and decided, and too many of them pause the merging", async () => {
  const look = async (wasRight: boolean) => {
    const { check } = (await steward().call(nextMergeCheck, {})).body;
    const { mergedId = "", mergeId = "", pair } = check ?? {};
    // What stands under each of the two, and not twice what stands under both.
    expect([pair?.one.contacts, pair?.other.contacts].toSorted()).toEqual([0, 1]);
    const answer = await steward().call(answerMergeCheck, { mergedId, mergeId, wasRight });
    expect(answer.status).toBe(200);
    const again = await steward().call(answerMergeCheck, { mergedId, mergeId, wasRight });
    expect(again.problem?.code).toBe("merge_checked");
    return pair;
  };
  const wrong = await look(false);
  const apart = await steward().call(readMergeHistory, { partyId: wrong?.partyId ?? "" });
  expect(apart.body).toMatchObject({
    partyId: wrong?.partyId,
    merges: [{ undoneByName: people.steward.name }],
    decisions: [{ decision: "different" }],
  });
  for (let no = 0; no < 48; no++) await look(true);
  expect(await ofOrganisations()).toMatchObject({ checked: 49, right: 48, isPaused: false, merged: 51 });
  await look(false);
  const state = await ofOrganisations();
  expect(state).toMatchObject({ checked: 50, right: 48, isPaused: true });
  expect(state?.shareLow).toBeCloseTo(0.865, 3);

  const [one, other] = pairs[53] ?? ["", ""];
  await server.database
    .sql`update duplicate_pair set band = 'sure' where other_party_id in (${one}, ${other})`;
  expect(await mergeAll()).toBe("merging_paused");
});

test("an auditor sees how right it was and what was decided, and changes none of it", async () => {
  const auditor = asPerson(server, "auditor");
  expect((await auditor.call(readAutomaticMerging, {})).body.rows).toContainEqual(await ofOrganisations());
  expect((await auditor.call(listDuplicateDecisions, {})).body.rows).not.toEqual([]);
  expect((await auditor.call(nextMergeCheck, {})).status).toBe(403);
  expect((await auditor.call(mergeSureDuplicates, { kind: "organisation" })).status).toBe(403);
  expect((await asPerson(server, "seller").call(readAutomaticMerging, {})).status).toBe(403);
});

test("the policy leaves a kind to people, or has it merged after each search", async () => {
  const policy = (setting: string) => server.database.sql`
    update policy set document = document || jsonb_build_object('automatic', jsonb_build_object('organisation', ${setting}::text))
    where kind = 'duplicate'`;
  await policy("off");
  expect(await mergeAll()).toBe("merging_off");
  const waiting = () => server.database.sql`select from run where kind = 'merge_sure' and state = 'waiting'`;
  await policy("merge");
  await mergeAfterSearch(server.database);
  // Paused: nothing is asked for.
  expect(await waiting()).toHaveLength(0);
  await server.database.sql`update merge_check set was_right = true where checked_at is not null`;
  await mergeAfterSearch(server.database);
  expect(await waiting()).toHaveLength(1);
});

test("what is stopped in the middle stays merged, balances, and goes on where it was", async () => {
  await server.database.sql`delete from run where kind = 'merge_sure' and state = 'waiting'`;
  const [merged] = await server.database.sql<{ partyId: string }>`
    select party_id as "partyId" from merge_event where undone_at is null order by party_id limit 1`;
  await steward().call(unmergeParty, { partyId: merged?.partyId ?? "" });
  expect((await ofOrganisations())?.open).toBe(2);
  const { body } = await steward().call(mergeSureDuplicates, { kind: "organisation" });
  await server.database.sql`update run set cancel_asked_at = now() where run_id = ${body.runId}`;
  expect(await workOnMergeSure(server.database, body.runId)).toBe("cancelled");
  expect((await ofOrganisations())?.open).toBe(2);
  expect(await mergeAll()).toBe("done");
  expect((await ofOrganisations())?.open).toBe(0);
});
