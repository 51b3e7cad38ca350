import { afterAll, beforeAll, expect, test } from "vitest";
import { aParty } from "../../../test/builders.ts";
import { type TestDatabase, testDatabase } from "../../../test/harness/database.ts";
import { aRecord } from "../../../test/known-records.ts";
import { defaultModel } from "../../matching/weigh/default-model.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { newId } from "../../plumbing/ids.ts";
import { keepMatchKeys } from "../load-match-keys.ts";
import { keepModel } from "../match-model.ts";
import { lookForDuplicates } from "./look-for-duplicates.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

test("where names alone say little, a company's whole name is still worth a look, and a part of it is not", async () => {
  const company = await aParty(db, { name: "Zylindra Bootsbau" });
  await db.write((tx) => keepMatchKeys(tx, [company]));
  // As a search has learnt in a base full of houses of one name.
  const believed = defaultModel("organisation", 1_000_000);
  const model = { ...believed, shift: believed.shift - 9 };
  const measures = { model, records: 1_000_000, isLearnt: true };
  await db.write((tx) =>
    keepModel(tx, "organisation", { measures, records: 1_000_000, labels: 0, card: {}, runId: newId() }),
  );
  const met = (name: string) =>
    db.read((tx) => lookForDuplicates(tx, systemActor("job"), aRecord({ kind: "organisation", name })));
  expect(await met("Zylindra Bootsbau")).toMatchObject([
    { partyId: company, band: "possible", outcome: "unsure" },
  ]);
  expect(await met("Zylindra Yachtbau")).toEqual([]);
});
