import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { KnownRows } from "../../../../contract/data-quality/imports/import-mapping.ts";
import {
  changeImportDraft,
  chooseForLookalikes,
  listDraftLookalikes,
  loadImportDraft,
  readImport,
  saveImportMapping,
} from "../../../../contract/data-quality.ts";
import { draftDesk } from "../../../../test/harness/draft-desk.ts";
import { startTestServer, type TestServer } from "../../../../test/harness/server.ts";
import { contentOf, undo } from "../../../../test/reference/bring-in.ts";
import { people, world } from "../../../../test/world.ts";
import { systemActor } from "../../../plumbing/actor.ts";
import { findFiles } from "../reading/find-files.ts";
import { askForImport, workOnImport } from "../run-import.ts";

let server: TestServer;
let desk: ReturnType<typeof draftDesk>;
let folder: string;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  desk = draftDesk(server);
  folder = mkdtempSync(join(tmpdir(), "vitalfew-known-"));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const accounts = (...rows: string[]) =>
  ["ACCOUNTID,Account Name,Account Owner Id,Account Type,Industry,Website,Notes", ...rows].join("\n");
const contacts = (...rows: string[]) => ["CONTACTID,Last Name,Account Id,Email,Mobile", ...rows].join("\n");

let no = 0;
let known = "";
/** A customer that is here, whom the row that `comesAgain` tells of looks like; each test has its own. */
beforeEach(async () => {
  no += 1;
  await load([`${no}01,${name()} AB,,Customer,Ships,${site()},`]);
  const [party] = await server.database.sql<{ id: string }>`
    select party_id as id from party where name = ${`${name()} AB`}`;
  known = party?.id ?? "";
});
const name = () => `${["Lind", "Gran", "Ahl", "Berg", "Sten", "Ek"][no % 6]}qvist${no} Marine`;
const site = () => `${name().toLowerCase().replace(" ", "-")}.example`;
const comesAgain = () => `${no}07,${name()} Aktiebolag,,Customer,Yards,www.${site()},`;
const isNew = () =>
  `${no}08,${["Tartak", "Kontor", "Colori", "Forno", "Quai", "Ponte"][no % 6]}${no} Nowy,,Customer,,,`;

async function load(rows: string[], how?: KnownRows): Promise<string> {
  writeFileSync(join(folder, "Accounts.csv"), accounts(...rows));
  const { database } = server;
  const actor = systemActor("command");
  const asked = { files: findFiles([folder]), dryRun: false, ...(how && { known: how }) };
  const runId = await database.write((tx) => askForImport(tx, actor, asked, false));
  expect(await workOnImport(database, runId)).toBe("done");
  return runId;
}

const counts = async (runId: string) => {
  const { run, problems } = (await desk.client.call(readImport, { runId })).body;
  const { created, updated, refused } = run.counts;
  return {
    created,
    updated,
    refused,
    problems: problems.map(({ code }) => code).filter((code) => /known/.test(code)),
  };
};
const lookalikes = async (draftId: string) => (await desk.client.call(listDraftLookalikes, { draftId })).body;
const parties = () => server.database.sql`
  select party_id, name, industry from party where name like ${`${name()}%`} order by name`;

/** Which ids of the other system lead to a record. */
const ids = async (partyId: string) => {
  const rows = await server.database.sql<{ id: string }>`
    select source_id as id from crosswalk where record_id = ${partyId} order by source_id`;
  return rows.map(({ id }) => id);
};

describe("a row that looks like a record that is here", () => {
  test("is shown side by side before the load, and becomes one of its own unless somebody says otherwise", async () => {
    const draft = await desk.begin(["Accounts.csv", accounts(comesAgain(), isNew())]);
    const rehearsal = await desk.rehearse(draft);
    expect(await counts(rehearsal)).toEqual({
      created: 2,
      updated: 0,
      refused: 0,
      problems: ["looks_like_known"],
    });
    const { rows, bands } = await lookalikes(draft.draftId);
    expect(rows).toMatchObject([
      {
        tableNo: 1,
        rowNo: 2,
        name: `${name()} Aktiebolag`,
        said: { website: `www.${site()}` },
        known: { party: { partyId: known }, said: { website: site() } },
        choice: null,
        answer: "create",
      },
    ]);
    expect(rows[0]?.evidence.some(({ comparison, bits }) => comparison === "domain" && bits > 1)).toBe(true);
    expect(bands).toMatchObject([{ kind: "organisation", rows: 1, chosen: 0, answer: "create" }]);
    expect(await counts(await desk.load(draft))).toMatchObject({
      created: 2,
      problems: ["looks_like_known"],
    });
    expect(await parties()).toHaveLength(2);
  });

  test("changes that record where it was chosen, what names it leads there, and it is taken back exactly", async () => {
    const before = await contentOf(server.database);
    const draft = await desk.begin(
      ["Accounts.csv", accounts(comesAgain(), isNew())],
      ["Contacts.csv", contacts(`${no}77,Holm${no},${no}07,ada@${site()},`)],
    );
    const { draftId } = draft;
    await desk.rehearse(draft);
    const choose = (choice: "update" | null) =>
      desk.client.call(chooseForLookalikes, { draftId, rows: [{ tableNo: 1, rowNo: 2, choice }] });
    expect((await choose("update")).body).toMatchObject({ rows: 1 });
    expect((await desk.client.call(loadImportDraft, { draftId })).problem?.code).toBe(
      "import_draft_not_rehearsed",
    );
    expect(await counts(await desk.rehearse(draft))).toEqual({
      ...{ created: 2, updated: 1, refused: 0 },
      problems: ["known_updated"],
    });
    expect((await lookalikes(draftId)).rows).toMatchObject([{ choice: "update", answer: "update" }]);
    const runId = await desk.load(draft);
    expect(await counts(runId)).toMatchObject({ created: 2, updated: 1 });
    expect(await parties()).toEqual([{ party_id: known, name: `${name()} Aktiebolag`, industry: "Yards" }]);
    expect(await ids(known)).toEqual([`${no}01`, `${no}07`]);
    const [employer] = await server.database.sql`
      select other_party_id as id from relationship
      join party using (party_id)
      where party.name = ${`Holm${no}`} and type = 'works_for' and direction = 'from'`;
    expect(employer).toEqual({ id: known });
    expect(await undo(server.database, runId)).toBe("done");
    const after = await contentOf(server.database);
    for (const table of ["party", "contact_point", "relationship", "crosswalk", "lookup", "match_key"])
      expect({ table, rows: after[table] }).toEqual({ table, rows: before[table] });
  });

  test("goes by what was said for all that are as sure, which a saved mapping remembers", async () => {
    const draft = await desk.begin(["Accounts.csv", accounts(comesAgain(), isNew())]);
    const { draftId } = draft;
    const { version } = await desk.read(draftId);
    const all = { sure: "update", likely: "update" } as const;
    const changed = await desk.client.call(changeImportDraft, { draftId, version, settings: { known: all } });
    expect(changed.body.settings.known).toEqual(all);
    expect(await counts(await desk.rehearse(draft))).toMatchObject({ created: 1, updated: 1 });
    await desk.client.call(saveImportMapping, { draftId, title: `Accounts ${no}` });
    expect(await counts(await desk.load(draft))).toMatchObject({ created: 1, updated: 1 });
    expect(await parties()).toMatchObject([{ party_id: known }]);
    const [saved] = await server.database
      .sql`select profile->'known' as known from import_mapping where title = ${`Accounts ${no}`}`;
    expect(saved).toEqual({ known: all });
  });

  test("waits to be mended where that was said, or where the policy lets nobody pass", async () => {
    const runId = await load([comesAgain(), isNew()], { sure: "wait", likely: "wait" });
    expect(await counts(runId)).toEqual({
      ...{ created: 1, updated: 0, refused: 1 },
      problems: ["looks_like_known_held"],
    });
    expect(await parties()).toMatchObject([{ party_id: known }]);

    const each = { sure: "block", likely: "block", possible: "warn" };
    const document = { organisation: each, household: each, person: each, roles: [] };
    await server.database.sql`
      insert into policy (kind, version, valid_from, document, reason, drafted_by, approved_by, approved_at)
      values (
        'duplicate', 2, '2024-01-01', ${JSON.stringify(document)}, 'Tried out.', ${people.manager.userId},
        ${people.owner.userId}, now()
      )`;
    try {
      const byPolicy = await load([comesAgain(), isNew()]);
      expect(await counts(byPolicy)).toMatchObject({ refused: 1, problems: ["looks_like_known_held"] });
      // Whoever may not pass at the door may still say so of a delivery.
      expect(await counts(await load([comesAgain()], { likely: "create", sure: "create" }))).toMatchObject({
        ...{ created: 1, refused: 0 },
      });
    } finally {
      await server.database.sql`delete from policy where kind = 'duplicate' and version = 2`;
    }
  });

  test("of two rows that are one record the first changes it", async () => {
    const twin = comesAgain().replace(`${no}07`, `${no}09`);
    expect(
      await counts(await load([comesAgain(), twin], { sure: "update", likely: "update" })),
    ).toMatchObject({
      created: 1,
      updated: 1,
    });
    expect(await ids(known)).toEqual([`${no}01`, `${no}07`]);
    // The same delivery again is known by its ids, and says nothing new.
    expect(await counts(await load([comesAgain(), twin], { sure: "update", likely: "update" }))).toEqual({
      ...{ created: 0, updated: 0, refused: 0 },
      problems: [],
    });
  });

  test("becomes one of its own where another row of the delivery is that record by its id", async () => {
    const itself = `${no}01,${name()} AB,,Customer,Docks,${site()},`;
    const runId = await load([comesAgain(), itself], { sure: "update", likely: "update" });
    expect(await counts(runId)).toMatchObject({ created: 1, updated: 1 });
    expect(await ids(known)).toEqual([`${no}01`]);
    expect(await parties()).toMatchObject([{ party_id: known, industry: "Docks" }, { industry: "Yards" }]);
  });

  test("is chosen for as it was found: what was said of a row stays with the record it was said of", async () => {
    const draft = await desk.begin(["Accounts.csv", accounts(comesAgain())]);
    const { draftId } = draft;
    await desk.rehearse(draft);
    const choose = (rowNo: number, choice: "create" | "wait") =>
      desk.client.call(chooseForLookalikes, { draftId, rows: [{ tableNo: 1, rowNo, choice }] });
    expect((await choose(9, "wait")).problem).toMatchObject({ code: "import_row_unknown", status: 404 });
    await choose(2, "create");
    await desk.rehearse(draft);
    expect((await lookalikes(draftId)).rows).toMatchObject([{ choice: "create" }]);

    // Another one is here by now who looks like the row even more.
    await server.database.sql`
      update party set name = 'Nobody', website = 'elsewhere.example' where party_id = ${known}`;
    await server.database.sql`delete from match_key where party_id = ${known}`;
    await load([`${no}05,${name()} Aktiebolag,,Customer,Yards,${site()},`]);
    await desk.rehearse(draft);
    const [found] = (await lookalikes(draftId)).rows;
    expect(found?.known?.party.partyId).not.toBe(known);
    expect(found).toMatchObject({ name: `${name()} Aktiebolag`, choice: null });
  });

  test("is shown without the record that is here to whoever doesn't see it", async () => {
    const draft = await desk.begin(["Accounts.csv", accounts(comesAgain())]);
    await desk.rehearse(draft);
    const { database } = server;
    await database.sql`update party set owner_id = ${people.manager.userId} where party_id = ${known}`;
    await database.sql`update user_account set record_scope = 'own' where user_id = ${people.steward.userId}`;
    const { rows } = await lookalikes(draft.draftId);
    await database.sql`update user_account set record_scope = null where user_id = ${people.steward.userId}`;
    expect(rows).toMatchObject([{ name: `${name()} Aktiebolag`, known: null }]);
    expect(JSON.stringify(rows)).not.toContain(known);
  });
});
