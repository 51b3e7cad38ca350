import { afterAll, beforeAll, expect, test } from "vitest";
import {
  listImportMappings,
  readImportMapping,
  removeImportMapping,
  saveImportMapping,
} from "../../../../contract/data-quality.ts";
import { draftDesk } from "../../../../test/harness/draft-desk.ts";
import { startTestServer, type TestServer } from "../../../../test/harness/server.ts";
import { asPerson, people, world } from "../../../../test/world.ts";
import { moduleName } from "./module-name.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

const xs = "X1,X2,X3\n1,Nordwind,Kiel\n2,Ostwind,Bonn\n";
const map = { kind: "organisation" as const, id: ["X1"], name: ["X2"], columns: { X2: "name", X3: "city" } };

test("a mapping that was saved is proposed for the next delivery whose columns fit, to those who may see it", async () => {
  const desk = draftDesk(server);
  const first = await desk.begin(["export-2024-05.csv", xs]);
  await desk.map(first, 1, map, "Firms");
  const save = (title: string, isShared: boolean) =>
    desk.client.call(saveImportMapping, { draftId: first.draftId, title, isShared });
  const saved = await save("Old shop", false);
  expect(saved).toMatchObject({
    status: 201,
    body: { title: "Old shop", modules: ["Firms"], isShared: false, isOwn: true, usedCount: 0, usedAt: null },
  });
  expect((await save("OLD SHOP", true)).problem).toMatchObject({ code: "import_mapping_taken", status: 409 });

  const next = await desk.begin(["anything.csv", `${xs}3,Westwind,Ulm\n`.replace("X1,X2,X3", "X3,X2,X1")]);
  expect(next.tables[0]).toMatchObject({
    module: "Firms",
    kind: "organisation",
    origin: "saved",
    sourceTitle: "Old shop",
    map: { columns: { X2: "name", X3: "city" } },
  });
  const less = await desk.begin(["less.csv", "X1,X2\n1,Nordwind\n"]);
  expect(less.tables[0]?.origin).not.toBe("saved");

  // Somebody else neither sees it nor is it proposed to them.
  const other = draftDesk(server, "manager");
  expect((await other.client.call(listImportMappings)).body.rows).toEqual([]);
  expect((await other.begin(["again.csv", xs])).tables[0]?.origin).not.toBe("saved");
  const { mappingId } = saved.body;
  expect((await other.client.call(readImportMapping, { mappingId })).problem?.code).toBe("not_found");
  expect((await other.client.call(removeImportMapping, { mappingId })).problem?.code).toBe("not_found");

  // It is used when it is loaded with.
  await desk.rehearse(next);
  await desk.load(next);
  expect((await desk.client.call(listImportMappings)).body.rows).toMatchObject([{ usedCount: 1 }]);
});

test("a mapping for everybody can be read as a document, and removed by its owner or an administrator", async () => {
  const desk = draftDesk(server);
  const draft = await desk.begin(["export.csv", xs]);
  await desk.map(draft, 1, map, "Firms");
  const titles = ["One", "Two"];
  const [one = "", two = ""] = await Promise.all(
    titles.map(async (title) => {
      const saved = await desk.client.call(saveImportMapping, { draftId: draft.draftId, title });
      return saved.body.mappingId;
    }),
  );
  const manager = asPerson(server, "manager");
  const document = await manager.call(readImportMapping, { mappingId: one });
  expect(document.body).toMatchObject({
    title: "One",
    profile: { source: "own files", modules: { Firms: { header: ["X1", "X2", "X3"], id: ["X1"] } } },
  });
  const refused = await manager.call(removeImportMapping, { mappingId: one });
  expect(refused.problem).toMatchObject({ code: "import_mapping_not_own", name: people.steward.name });
  expect((await desk.client.call(removeImportMapping, { mappingId: one })).status).toBe(200);
  expect((await asPerson(server, "owner").call(removeImportMapping, { mappingId: two })).status).toBe(200);
  const events = await server.database.sql`
    select name from event where subject_kind = 'import_mapping' order by name`;
  expect(events.filter(({ name }) => name === "import_mapping.removed")).toHaveLength(2);
});

test.each([
  ["kunden-2024-05-01 (2).csv", "kunden"],
  ["delivery.zip/2024/Kunden.xlsx/Tabelle 1", "Tabelle"],
  ["2024.csv", "2024"],
  ["Rechnungsliste.xlsx/2023", "Rechnungsliste"],
  ["2024/Kunden.csv", "Kunden"],
  ["orders_20240501T1200Z.csv.gz", "orders"],
  ["B2B customers.csv", "B2B customers"],
  ["kunden3.csv", "kunden3"],
])("%s is called %s among the ids it gave", (path, name) => {
  expect(moduleName(path)).toBe(name);
});
