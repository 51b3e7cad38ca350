import { afterAll, beforeAll, expect, test } from "vitest";
import { addRelationship, endRelationship } from "../../../contract/customers.ts";
import {
  findMisplacedPeople,
  keepWorkplaces,
  listMisplacedPeople,
  listWorkplaceDecisions,
  movePeople,
  takeBackWorkplaceDecision,
} from "../../../contract/data-quality.ts";
import { aContact, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../test/world.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { newId } from "../../plumbing/ids.ts";
import { searchWorkplacesNow } from "./search/search-workplaces.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

type Point = {
  kind?: string;
  state?: string;
  known?: string;
  until?: string;
  line1?: string;
  postcode?: string;
  checked?: string;
};

async function reach(partyId: string, raw: string, point: Point = {}) {
  const kind = point.kind ?? "mail";
  await server.database.kysely
    .insertInto("contact_point")
    .values({
      party_id: partyId,
      contact_point_id: newId(),
      kind,
      raw,
      normalised: kind === "address" ? null : raw.toLowerCase(),
      state: point.state ?? "unverified",
      valid_from: point.known ?? "2023-01-01",
      valid_until: point.until ?? null,
      line1: point.line1 ?? null,
      postcode: point.postcode ?? null,
      checked_on: point.checked ?? null,
    })
    .execute();
}

async function organisation(name: string, { site, owner }: { site?: string; owner?: string } = {}) {
  return aParty(server.database, { name, website: site ?? null, owner_id: owner ?? null });
}

async function relate(from: string, to: string, type = "works_for", fields: { title?: string } = {}) {
  const relationship_id = newId();
  const common = { relationship_id, type, title: fields.title ?? null };
  await server.database.kysely
    .insertInto("relationship")
    .values([
      { ...common, party_id: from, direction: "from", other_party_id: to },
      { ...common, party_id: to, direction: "to", other_party_id: from },
    ])
    .execute();
  return relationship_id;
}

async function person(name: string, at: string, mail?: string, point: Point = {}) {
  const partyId = await aParty(server.database, { kind: "person", name, stage: "none" });
  await relate(partyId, at, "works_for", { title: "Purchasing" });
  if (mail !== undefined) await reach(partyId, mail, point);
  return partyId;
}

async function staff(at: string, house: string, count: number) {
  for (let no = 0; no < count; no++) await person(`Staff ${no} of ${house}`, at, `staff${no}@${house}`);
}

const search = () => searchWorkplacesNow(server.database, systemActor("command"));
const steward = () => asPerson(server, "steward");
const findingsOf = async (about: string) => (await steward().call(listMisplacedPeople, { about })).body.rows;

/** Every relationship there is, row for row. */
async function relationships() {
  return server.database.sql`select * from relationship order by party_id, relationship_id`;
}

test("a mail address at another organisation's house says where a person belongs, in figures that can be read", async () => {
  const nordwind = await organisation("Nordwind", { site: "https://www.nordwind.example" });
  const kontor = await organisation("Kontor GmbH");
  await staff(nordwind, "nordwind.example", 3);
  await staff(kontor, "kontor.example", 14);
  const lost = await person("Ida Lund", nordwind, "ida.lund@kontor.example");
  const free = await person("Free Mail", nordwind, "free.mail@gmail.com");
  const { runId, state } = await search();
  expect(state).toBe("done");
  const [run] = await server.database.sql`
    select read_count as read, created_count as created, unchanged_count as unchanged from run where run_id = ${runId}`;
  expect(run).toEqual({ read: 19, created: 1, unchanged: 18 });
  expect(await findingsOf(free)).toEqual([]);
  const rows = await findingsOf(lost);
  expect(rows).toMatchObject([
    {
      person: { partyId: lost, name: "Ida Lund" },
      title: "Purchasing",
      organisation: { partyId: nordwind },
      suggested: { partyId: kontor, name: "Kontor GmbH" },
      kind: "moved",
      strength: "clear",
      evidence: [
        { trace: "mail", house: "kontor.example", there: 14, here: 0, isSite: false, isOwnMail: false },
      ],
    },
  ]);
  // The same from either organisation's side, and the day it was found stays from search to search.
  expect(await findingsOf(nordwind)).toEqual(rows);
  expect(await findingsOf(kontor)).toEqual(rows);
  await search();
  expect(await findingsOf(lost)).toEqual(rows);
});

test("where both are of one group, look like one twice, or the house is shared, nothing is said", async () => {
  const head = await organisation("Group Head");
  const one = await organisation("Group One", { site: "group-one.example" });
  const two = await organisation("Group Two", { site: "group-two.example" });
  await relate(one, head, "subsidiary_of");
  await relate(two, head, "subsidiary_of");
  const inGroup = await person("In Group", one, "in.group@group-two.example");

  await organisation("Twin AG", { site: "twin.example" });
  const other = await organisation("Twin  AG");
  const inTwin = await person("In Twin", other, "in@twin.example");
  await server.database.sql`update party set name = 'twin ag' where party_id = ${other}`;

  const merged = await organisation("Merged Into", { site: "merged.example" });
  const member = await aParty(server.database, { name: "Was Merged", golden_id: merged });
  const inMember = await person("In Member", member, "in@merged.example");

  const shared = await organisation("Shares One", { site: "shared.example" });
  await organisation("Shares Two", { site: "www.shared.example" });
  const inShared = await person("In Shared", await organisation("Third"), "in@shared.example");
  expect(shared).toBeTruthy();
  await search();
  for (const id of [inGroup, inTwin, inMember, inShared]) expect(await findingsOf(id)).toEqual([]);
});

test("a domain from which people of many organisations write is nobody's, whoever gives it as their site", async () => {
  const claims = await organisation("Claims A Provider", { site: "some-provider.example" });
  for (let no = 0; no < 5; no++)
    await person(
      `At A Provider ${no}`,
      await organisation(`Customer ${no} of it`),
      `p${no}@some-provider.example`,
    );
  await search();
  expect(await findingsOf(claims)).toEqual([]);
  // Most of those who write from it belong to one: then it is theirs, and the others are asked about.
  await staff(claims, "some-provider.example", 8);
  await search();
  expect(await findingsOf(claims)).toHaveLength(5);
});

test("phone and address together, or many dealings, point to an organisation; one that is there too speaks for staying", async () => {
  const here = await organisation("Harbour Ltd");
  const there = await organisation("Meadow Works");
  await reach(there, "+4930111", { kind: "phone" });
  await reach(there, "Hafenweg 1", { kind: "address", line1: "Hafenweg 1", postcode: "20457" });
  const both = await person("Phone Address", here);
  await reach(both, "+4930111", { kind: "phone" });
  await reach(both, "Hafenweg 1", { kind: "address", line1: "Hafen-Weg 1", postcode: "20457" });
  const onlyPhone = await person("Only Phone", here);
  await reach(onlyPhone, "+4930111", { kind: "phone" });
  const dealt = await person("Dealt With", here);
  const split = await person("Split", here);
  const day = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
  for (let no = 0; no < 6; no++) {
    await aContact(server.database, there, day, { person_party_id: dealt });
    await aContact(server.database, there, day, { person_party_id: split });
    if (no < 4) await aContact(server.database, here, day, { person_party_id: split });
  }
  await search();
  expect(await findingsOf(both)).toMatchObject([
    {
      suggested: { partyId: there },
      strength: "likely",
      evidence: [{ trace: "phone" }, { trace: "address" }],
    },
  ]);
  expect(await findingsOf(dealt)).toMatchObject([
    { suggested: { partyId: there }, evidence: [{ trace: "dealings", there: 6, here: 0, lastOn: day }] },
  ]);
  expect(await findingsOf(onlyPhone)).toEqual([]);
  expect(await findingsOf(split)).toEqual([]);
});

test("who left: the address there stopped while others' works on; a newer one elsewhere says where to", async () => {
  const firm = await organisation("Left Behind", { site: "left.example" });
  await staff(firm, "left.example", 2);
  const gone = await person("Gone", firm, "gone@left.example", {
    state: "unreachable",
    checked: "2026-05-04",
  });
  const next = await organisation("Next Firm", { site: "next.example" });
  const moved = await person("Moved On", firm, "moved.on@left.example");
  await reach(moved, "moved.on@next.example", { known: "2025-02-01" });
  // Has an address at both, the one there being older: nothing speaks for going.
  const stays = await person("Stays", firm, "stays@left.example", { known: "2025-06-01" });
  await reach(stays, "stays@next.example");
  // Dealt with there after the address stopped.
  const heard = await person("Heard", firm, "heard@left.example", {
    state: "invalid",
    checked: "2026-01-04",
  });
  const day = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10);
  await aContact(server.database, firm, day, { person_party_id: heard });
  // Nobody's address works any more: the house moved, not its people.
  const closed = await organisation("Closed House", { site: "closed.example" });
  const all = await person("All Stopped", closed, "all@closed.example", { state: "invalid" });
  await search();
  expect(await findingsOf(gone)).toMatchObject([
    {
      suggested: null,
      kind: "left",
      evidence: [{ trace: "mail_stopped", house: "left.example", state: "unreachable", on: "2026-05-04" }],
    },
  ]);
  expect(await findingsOf(moved)).toMatchObject([
    {
      suggested: { partyId: next },
      strength: "clear",
      evidence: [
        { trace: "mail", house: "next.example", isSite: true },
        { trace: "newer_mail", on: "2025-02-01" },
      ],
    },
  ]);
  for (const id of [stays, heard, all]) expect(await findingsOf(id)).toEqual([]);
});

test("people are moved in one step, on both sides, with the history of each; taking it back leaves every row as it was", async () => {
  const from = await organisation("Moves From", { site: "moves-from.example" });
  const to = await organisation("Moves To", { site: "moves-to.example" });
  const ids = [];
  for (const name of ["Anna", "Bert", "Carl"]) ids.push(await person(name, from, `${name}@moves-to.example`));
  await search();
  const before = await relationships();
  const rows = await findingsOf(from);
  expect(rows).toHaveLength(3);
  const asked = rows.map(({ partyId, relationshipId, person }) => ({
    partyId,
    relationshipId,
    toId: person.name === "Carl" ? null : to,
  }));
  const { status, body } = await steward().call(movePeople, { people: asked });
  expect(status).toBe(201);
  expect(body).toMatchObject({ moved: 2, left: 1 });
  expect(await findingsOf(from)).toEqual([]);
  const held = await server.database.sql`
    select p.name, o.name as at, work.direction, work.title, work.since is not null as "isDated", work.until is null as "isOpen"
    from relationship work
    join party p on p.party_id = work.party_id
    join party o on o.party_id = work.other_party_id
    where work.party_id = any(${ids}::uuid[])
    order by p.name, "isOpen"`;
  expect(held).toEqual([
    { name: "Anna", at: "Moves From", direction: "from", title: "Purchasing", isDated: false, isOpen: false },
    { name: "Anna", at: "Moves To", direction: "from", title: "Purchasing", isDated: true, isOpen: true },
    { name: "Bert", at: "Moves From", direction: "from", title: "Purchasing", isDated: false, isOpen: false },
    { name: "Bert", at: "Moves To", direction: "from", title: "Purchasing", isDated: true, isOpen: true },
    { name: "Carl", at: "Moves From", direction: "from", title: "Purchasing", isDated: false, isOpen: false },
  ]);
  const events = await server.database.sql`
    select name, count(*) as count, count(distinct party_id) as parties from event
    where name like 'relationship.%' group by name order by name`;
  expect(events).toEqual([
    { name: "relationship.added", count: 4, parties: 3 },
    { name: "relationship.ended", count: 6, parties: 4 },
  ]);
  const { body: list } = await steward().call(listWorkplaceDecisions, {});
  expect(list.rows[0]).toMatchObject({ moved: 2, left: 1, right: 0, names: ["Anna", "Bert", "Carl"] });

  const again = await steward().call(movePeople, { people: asked });
  expect(again.problem).toMatchObject({ code: "misplaced_settled", status: 409 });

  const { decisionId } = body;
  const back = await steward().call(takeBackWorkplaceDecision, { decisionId });
  expect(back.body).toMatchObject({ people: 3 });
  expect(await relationships()).toEqual(before);
  expect(await findingsOf(from)).toEqual(rows);
  const twice = await steward().call(takeBackWorkplaceDecision, { decisionId });
  expect(twice.problem?.code).toBe("decision_taken_back");
});

test("of several who move the same person at once one does, and the others are told", async () => {
  const from = await organisation("Raced From");
  const to = await organisation("Goal Of It", { site: "goal-of-it.example" });
  const who = await person("Raced", from, "raced@goal-of-it.example");
  await search();
  const people = (await findingsOf(who)).map(({ partyId, relationshipId }) => ({
    partyId,
    relationshipId,
    toId: to,
  }));
  const all = Array.from({ length: 8 }, (_, no) => asPerson(server, no % 2 === 0 ? "steward" : "manager"));
  const answers = await Promise.all(all.map((one) => one.call(movePeople, { people })));
  expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([
    201,
    ...Array(7).fill(409),
  ]);
  const [held] = await server.database.sql`
    select count(*) as count from relationship where party_id = ${who} and other_party_id = ${to}`;
  expect(held?.count).toBe(1);
});

test("what was changed after a move is not taken back by rote", async () => {
  const from = await organisation("Later From");
  const to = await organisation("Later To", { site: "later-to.example" });
  const who = await person("Later", from, "later@later-to.example");
  await search();
  const [row] = await findingsOf(who);
  if (!row) throw new Error("Nothing was found.");
  const { partyId, relationshipId } = row;
  const { body } = await steward().call(movePeople, { people: [{ partyId, relationshipId, toId: to }] });
  const [made] = await server.database.sql<{ id: string }>`
    select relationship_id as id from relationship where party_id = ${who} and other_party_id = ${to}`;
  await steward().call(endRelationship, { partyId: who, relationshipId: made?.id ?? "" });
  const refused = await steward().call(takeBackWorkplaceDecision, { decisionId: body.decisionId });
  expect(refused.problem).toMatchObject({
    code: "workplace_changed_since",
    detail: expect.stringContaining("Later"),
  });
});

test("who is right as they are is never asked about again; another place is another question", async () => {
  const at = await organisation("Right At");
  const wrong = await organisation("Wrong Place", { site: "wrong-place.example" });
  const who = await person("Right", at, "right@wrong-place.example");
  await search();
  const [row] = await findingsOf(who);
  if (!row) throw new Error("Nothing was found.");
  const { partyId, relationshipId } = row;
  const { body } = await steward().call(keepWorkplaces, { people: [{ partyId, relationshipId }] });
  expect(body.kept).toBe(1);
  expect(await findingsOf(who)).toEqual([]);
  await search();
  expect(await findingsOf(who)).toEqual([]);
  const third = await organisation("Third Place", { site: "third-place.example" });
  await reach(who, "right@third-place.example", { known: "2025-01-01" });
  await reach(third, "+4940222", { kind: "phone" });
  await reach(who, "+4940222", { kind: "phone" });
  await search();
  expect(await findingsOf(who)).toMatchObject([{ suggested: { partyId: third } }]);
  await steward().call(takeBackWorkplaceDecision, { decisionId: body.decisionId });
  await search();
  expect(await findingsOf(wrong)).toEqual([]);
  expect(await findingsOf(who)).toMatchObject([{ suggested: { partyId: third } }]);
});

test("a place somebody has already is no finding, and what one may not see does not exist", async () => {
  const mine = await organisation("Mine", { owner: people.ownSeller.userId });
  const theirs = await organisation("Theirs", { site: "theirs.example", owner: people.otherSeller.userId });
  const who = await person("Between", mine, "between@theirs.example");
  await server.database.sql`update party set owner_id = ${people.ownSeller.userId} where party_id = ${who}`;
  await search();
  expect(await findingsOf(who)).toHaveLength(1);
  const seen = await asPerson(server, "ownSeller").call(listMisplacedPeople, { about: who });
  expect(seen.body.rows).toEqual([]);
  const [row] = await findingsOf(who);
  if (!row) throw new Error("Nothing was found.");
  const refused = await asPerson(server, "ownSeller").call(movePeople, {
    people: [{ partyId: row.partyId, relationshipId: row.relationshipId, toId: theirs }],
  });
  expect(refused.problem?.code).toBe("misplaced_settled");
  await steward().call(addRelationship, { partyId: who, otherPartyId: theirs, type: "works_for" });
  await search();
  expect(await findingsOf(who)).toEqual([]);
});

test("the list is paged in both orders, whole and without a row twice", async () => {
  const all = (await steward().call(listMisplacedPeople, { limit: 200 })).body;
  expect(all.rows.length).toBe(all.count);
  expect(all.count).toBeGreaterThan(4);
  expect(all.searchedAt).not.toBeNull();
  for (const order of ["strongest", "newest"] as const) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await steward().call(listMisplacedPeople, {
        limit: 2,
        order,
        ...(cursor && { cursor }),
      });
      seen.push(...body.rows.map((row) => row.relationshipId));
      cursor = body.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(new Set(seen)).toEqual(new Set(all.rows.map((row) => row.relationshipId)));
  }
  const left = await steward().call(listMisplacedPeople, { kind: "left" });
  expect(left.body.rows.every((row) => row.kind === "left")).toBe(true);
  expect(left.body.count).toBe(1);
});

test("a search that somebody asks for waits as one run, however often it is asked for", async () => {
  const first = await steward().call(findMisplacedPeople);
  expect(first.status).toBe(202);
  const second = await steward().call(findMisplacedPeople);
  expect(second.body.runId).toBe(first.body.runId);
});
