import { afterAll, beforeAll, expect, test } from "vitest";
import { listViewings } from "../../../contract/administration.ts";
import {
  approvePolicy,
  decideProposals,
  draftPolicy,
  dropPolicy,
  endSetRating,
  listPolicyVersions,
  listProposals,
  listRatingHistory,
  listSetRatings,
  previewPolicy,
  readFitSummary,
  setRating,
} from "../../../contract/insight/rating.ts";
import { readComplaintNote, readPartyRating } from "../../../contract/insight/rating-card.ts";
import type { RatingPolicy } from "../../../contract/insight/rating-policy.ts";
import { aCase, aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, type Who, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { recomputeNow } from "../recompute.ts";

let server: TestServer;
let talker = "";
let quiet = "";
const as = (who: Who) => asPerson(server, who);
const recompute = () => recomputeNow(server.database, systemActor("command"));
const today = () => new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  talker = await aCustomer("Talker", people.ownSeller.userId);
  quiet = await aCustomer("Quiet", null);
  await aContact(server.database, talker, "2025-06-10", { minutes: 320, minutes_basis: "measured" });
  await recompute();
});
afterAll(() => server.close());

async function aCustomer(name: string, ownerId: string | null): Promise<string> {
  const partyId = await aParty(server.database, { name, owner_id: ownerId });
  for (const day of ["2025-01-10", "2025-11-10"])
    await anInvoice(server.database, partyId, day, [{ list: 10_000, cost: 9_500 }]);
  return partyId;
}

async function inForce() {
  const { body } = await as("manager").call(listPolicyVersions, { kind: "rating" });
  const found = body.rows.find((one) => one.state === "in_force");
  if (found === undefined) throw new Error("nothing is in force");
  return { ...found, document: found.document as RatingPolicy };
}

/** The policy in force with changes proposed and a lower limit for serving. */
async function stricter(): Promise<Record<string, unknown>> {
  const { document } = await inForce();
  return {
    ...document,
    signals: { ...document.signals, servingShare: { isOn: true, limit: 0.25, limitDouble: 0.6 } },
    changes: { mode: "proposals", oncePerQuarter: true, comeBack: 0.1 },
  };
}

test("a policy is read in sentences, with what differs between its versions", async () => {
  const { version, sentences, changes } = await inForce();
  expect(version).toBe(2);
  expect(sentences.map(({ sentence }) => sentence)).toContain(
    "Serving cost from 30 % of the gross margin counts 1 point, from 60 % 2 points.",
  );
  expect(changes).toContain(
    "3 complaints or more found not to be our fault count 1 point. Before: Complaints: not looked at.",
  );
  expect((await as("operator").call(listPolicyVersions, { kind: "rating" })).status).toBe(403);
});

test("a preview says by the real rule who would move, and changes nothing", async () => {
  const { status, body } = await as("manager").call(previewPolicy, {
    kind: "rating",
    document: await stricter(),
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ customers: 2, moved: 1 });
  expect(body.matrix).toContainEqual({
    from: "A",
    to: "B",
    customers: 1,
    revenue: "20000.00",
    profit: "744.00",
  });
  expect(body.movers[0]).toMatchObject({ partyId: talker, from: "A", to: "B" });
  expect(body.movers[0]?.before).toMatch(/^A\. By profit 744/);
  expect(body.movers[0]?.after).toMatch(
    /^B\. By profit 744 .* takes 25\.6 % of the gross margin \(limit 25 %\)/,
  );
  expect(await server.database.sql`select count(*) as count from party_value where rating = 'A'`).toEqual([
    { count: 2 },
  ]);
  expect(
    (await as("seller").call(previewPolicy, { kind: "rating", document: await stricter() })).status,
  ).toBe(403);
});

test("whose figures a preview shows is kept, as of a list", async () => {
  await as("manager").call(previewPolicy, { kind: "rating", document: await stricter() });
  const kept = async () => (await as("manager").call(listViewings, { kind: "previewPolicy" })).body.rows;
  await expect
    .poll(kept, { timeout: 20_000 })
    .toMatchObject([{ party: null, viewer: { name: "Bruno Hale" } }]);
  // One customer moves in each.
  const [row] = await kept();
  expect(row?.customersCount).toBe(row?.times);
});

test("under the policy in force nobody moves in a preview", async () => {
  const { document } = await inForce();
  const { body } = await as("manager").call(previewPolicy, { kind: "rating", document });
  expect(body).toMatchObject({ customers: 2, moved: 0, movers: [] });
});

test("a document that doesn't hold together is refused beside its field", async () => {
  const document = await stricter();
  const { status, problem } = await as("manager").call(draftPolicy, {
    kind: "rating",
    document: { ...document, drop: { oneStepPoints: 4, twoStepPoints: 2 } },
    reason: "Try",
    seenAt: null,
  });
  expect(status).toBe(400);
  expect(JSON.stringify(problem)).toContain("document.drop.twoStepPoints");
});

test("a draft is written, dropped, written anew and approved; the approved one was the one looked at", async () => {
  const given = { kind: "rating" as const, document: await stricter(), reason: "Talk costs us." };
  const same = { ...given, document: (await inForce()).document };
  expect((await as("manager").call(draftPolicy, { ...same, seenAt: null })).problem?.code).toBe(
    "policy_unchanged",
  );
  const first = await as("manager").call(draftPolicy, { ...given, seenAt: null });
  expect(first.body).toMatchObject({ version: 3 });
  expect((await as("owner").call(draftPolicy, { ...given, seenAt: null })).problem?.code).toBe(
    "policy_draft_changed",
  );
  expect((await as("manager").call(dropPolicy, { kind: "rating" })).status).toBe(200);
  expect((await as("manager").call(dropPolicy, { kind: "rating" })).problem?.code).toBe("policy_no_draft");
  const second = await as("manager").call(draftPolicy, { ...given, seenAt: null });
  const approve = { kind: "rating" as const, validFrom: today(), reason: given.reason };
  expect(
    (await as("owner").call(approvePolicy, { ...approve, seenAt: "2024-01-01T00:00:00.000Z" })).problem?.code,
  ).toBe("policy_draft_changed");
  expect(
    (
      await as("manager").call(approvePolicy, {
        ...approve,
        validFrom: "2024-01-01",
        seenAt: second.body.writtenAt,
      })
    ).problem?.code,
  ).toBe("day_past");
  const looked = { ...approve, seenAt: second.body.writtenAt };
  expect((await as("manager").call(approvePolicy, looked)).problem?.code).toBe("policy_own");
  const why = async (who: Who) => (await as(who).call(listPolicyVersions, { kind: "rating" })).body.approval;
  expect(await why("manager")).toEqual({ may: false, why: "own" });
  expect(await why("owner")).toEqual({ may: true, why: "yes" });
  expect(await why("auditor")).toEqual({ may: false, why: "no_permission" });
  await server.database.sql`update workspace set approval_rule = 'one'`;
  expect(await why("manager")).toEqual({ may: true, why: "yes" });
  await server.database.sql`update workspace set approval_rule = 'two_if_possible'`;
  const { body } = await as("owner").call(approvePolicy, looked);
  expect(body.version).toBe(3);
  expect(body.runId).not.toBeNull();
  expect(await inForce()).toMatchObject({ version: 3, draftedBy: "Bruno Hale", approvedBy: "Ada Quill" });
  expect(
    await server.database
      .sql`select name, actor_name as who from event where subject_kind = 'policy' order by event_id`,
  ).toEqual([
    { name: "policy.drafted", who: "Bruno Hale" },
    { name: "policy.draft_dropped", who: "Bruno Hale" },
    { name: "policy.drafted", who: "Bruno Hale" },
    { name: "policy.approved", who: "Ada Quill" },
  ]);
});

test("a proposal is seen without money by those who may not, declined with a reason, and accepted", async () => {
  await recompute();
  const { body } = await as("manager").call(listProposals, {});
  expect(body).toMatchObject({
    count: 1,
    rows: [{ partyId: talker, from: "A", to: "B", after: { profit: 744 } }],
  });
  const seen = (await as("operator").call(listProposals, {})).body.rows[0];
  expect(seen?.sentencePlain).toMatch(/^B\. /);
  expect(seen).not.toHaveProperty("sentence");
  expect(seen).not.toHaveProperty("after");
  expect((await as("otherSeller").call(listProposals, {})).body.count).toBe(0);
  expect((await as("operator").call(readPartyRating, { partyId: talker })).body).toMatchObject({
    letter: "A",
    computed: { letter: "B" },
    proposal: { to: "B" },
  });

  const proposalIds = [body.rows[0]?.proposalId ?? ""];
  const decide = { proposalIds, reason: "" };
  expect((await as("seller").call(decideProposals, { ...decide, decision: "accept" })).status).toBe(403);
  expect((await as("manager").call(decideProposals, { ...decide, decision: "decline" })).status).toBe(400);
  expect(
    (await as("manager").call(decideProposals, { decision: "accept", all: { direction: "up" } })).body
      .decided,
  ).toBe(0);
  expect((await as("manager").call(decideProposals, { ...decide, decision: "accept" })).body.decided).toBe(1);
  expect((await as("manager").call(decideProposals, { ...decide, decision: "accept" })).problem?.code).toBe(
    "proposals_decided",
  );
  expect((await as("manager").call(readPartyRating, { partyId: talker })).body).toMatchObject({
    letter: "B",
    by: "proposal",
    computed: null,
    proposal: null,
  });
  await recompute();
  expect((await as("manager").call(readPartyRating, { partyId: talker })).body).toMatchObject({
    letter: "B",
    by: "proposal",
  });
});

test("a rating is set by hand for a year at most, seen beside the computed one, and ended", async () => {
  const set = { partyId: quiet, letter: "C" as const, reason: "Insolvency announced.", until: today() };
  expect((await as("manager").call(setRating, { ...set, until: "2024-01-01" })).problem?.code).toBe(
    "day_past",
  );
  expect((await as("manager").call(setRating, { ...set, until: "2099-01-01" })).problem?.code).toBe(
    "rating_until_too_late",
  );
  expect((await as("seller").call(setRating, set)).status).toBe(403);
  expect((await as("manager").call(setRating, set)).status).toBe(200);
  const standing = (await as("operator").call(readPartyRating, { partyId: quiet })).body;
  expect(standing).toMatchObject({
    letter: "C",
    by: "override",
    computed: { letter: "A" },
    override: { letter: "C", computed: "A", reason: "Insolvency announced.", setBy: "Bruno Hale" },
  });
  const { body } = await as("manager").call(listSetRatings, { endingWithinDays: 30 });
  expect(body.rows).toHaveLength(1);
  expect(body.byPerson).toMatchObject([{ name: "Bruno Hale", holding: 1, raised: 0, lowered: 1, ended: 0 }]);
  await recompute();
  expect((await as("manager").call(readPartyRating, { partyId: quiet })).body.letter).toBe("C");

  expect((await as("manager").call(endSetRating, { partyId: quiet, reason: "Paid up." })).status).toBe(200);
  expect((await as("manager").call(endSetRating, { partyId: quiet, reason: "Again." })).problem?.code).toBe(
    "override_missing",
  );
  expect((await as("manager").call(readPartyRating, { partyId: quiet })).body).toMatchObject({
    letter: "A",
    override: null,
  });
});

test("the history says when, from, to, how and why, as said that day; money only to those who see it", async () => {
  const moves = (await as("manager").call(listRatingHistory, { partyId: quiet })).body.rows;
  expect(moves.map(({ name, from, to, who }) => [name, from, to, who])).toEqual([
    ["rating.override_ended", "C", "A", "Bruno Hale"],
    ["rating.set", "A", "C", "Bruno Hale"],
  ]);
  const [moved] = (await as("operator").call(listRatingHistory, { partyId: talker })).body.rows;
  expect(moved).toMatchObject({
    name: "rating.changed",
    from: "A",
    to: "B",
    by: "proposal",
    policyVersion: 3,
  });
  expect(moved?.sentencePlain).toMatch(/^B\. /);
  expect(moved).not.toHaveProperty("sentence");
  const [proposed] = (await as("manager").call(listRatingHistory, { partyId: talker })).body.rows.slice(1);
  expect(proposed).toMatchObject({ name: "rating.proposed" });
  expect(proposed?.sentence).toContain("25.6 %");
});

test("frequent complaints are shown with what speaks for the customer, and never for few", async () => {
  expect((await as("operator").call(readComplaintNote, { partyId: quiet })).body.note).toBeNull();
  for (let no = 0; no < 4; no++)
    await aCase(server.database, quiet, today(), {
      kind: "complaint",
      state: "closed",
      finding: no < 2 ? "our_fault" : "not_our_fault",
    });
  await aContact(server.database, quiet, today(), {
    channel: "task",
    state: "planned",
    subject: "Send the part",
    due_on: "2024-01-01",
    user_id: people.operator.userId,
  });
  const { body } = await as("operator").call(readComplaintNote, { partyId: quiet });
  expect(body.note).toMatchObject({
    count: 4,
    decided: 4,
    founded: 2,
    ourFault: 2,
    isFailing: true,
    brings: "profit",
    rating: "A",
    promise: { subject: "Send the part", owner: "Cora Lind", isKept: false },
  });
  expect((await as("steward").call(readComplaintNote, { partyId: quiet })).body.note).toMatchObject({
    brings: null,
    rating: null,
  });
});

test("customers are counted by fit type, with the treatment a manager wrote", async () => {
  const { body } = await as("manager").call(listPolicyVersions, { kind: "fit" });
  const [shipped] = body.rows;
  const document = structuredClone(shipped?.document) as { treatments: Record<string, string> };
  document.treatments.core = "Call them first.";
  const draft = await as("manager").call(draftPolicy, {
    kind: "fit",
    document: document as unknown as Record<string, unknown>,
    reason: "Ours.",
    seenAt: null,
  });
  await as("owner").call(approvePolicy, {
    kind: "fit",
    validFrom: today(),
    reason: "Ours.",
    seenAt: draft.body.writtenAt,
  });
  const preview = await as("manager").call(previewPolicy, {
    kind: "fit",
    document: document as unknown as Record<string, unknown>,
  });
  expect(preview.body).toMatchObject({ customers: 2, moved: 0 });
  for (const day of ["2025-05-01", "2025-05-02", "2025-05-03"])
    await aContact(server.database, quiet, day, { channel: "task", due_on: day, minutes: 1 });
  await recompute();
  expect((await as("operator").call(readPartyRating, { partyId: quiet })).body.fit).toMatchObject({
    type: "core",
    treatment: "Call them first.",
  });
  const fits = (await as("manager").call(readFitSummary)).body.rows;
  expect(fits.map(({ type, customers }) => [type, customers])).toEqual([
    ["core", 1],
    ["unknown", 1],
  ]);
  expect((await as("operator").call(readFitSummary)).body.rows[0]).not.toHaveProperty("profit");
});
