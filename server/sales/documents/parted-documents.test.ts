import { afterAll, beforeAll, expect, test } from "vitest";
import { mergeParties, unmergeParty } from "../../../contract/data-quality/merging.ts";
import { cancelDocument, readDocument } from "../../../contract/sales.ts";
import { anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, world } from "../../../test/world.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
});
afterAll(() => server.close());

const manager = () => asPerson(server, "manager");

test("the address of a document leads to it after its customer was merged and taken apart, in a tree too", async () => {
  const [kept, middle, merged, stranger] = [
    await aParty(server.database, { name: "Kept" }),
    await aParty(server.database, { name: "Middle" }),
    await aParty(server.database, { name: "Merged" }),
    await aParty(server.database, { name: "Stranger" }),
  ];
  const ofMerged = await anInvoice(server.database, merged, "2025-01-01", [{ list: 100 }]);
  const ofKept = await anInvoice(server.database, kept, "2025-01-02", [{ list: 200 }]);
  const read = async (partyId: string, documentId: string) => {
    const { body, problem } = await manager().call(readDocument, { partyId, documentId });
    return problem?.code ?? body.partyId;
  };
  await manager().call(mergeParties, { partyId: middle, memberIds: [merged] });
  await manager().call(mergeParties, { partyId: kept, memberIds: [middle] });
  expect([await read(kept, ofMerged), await read(merged, ofKept)]).toEqual([kept, kept]);

  await manager().call(unmergeParty, { partyId: middle });
  expect([await read(kept, ofMerged), await read(middle, ofKept)]).toEqual([middle, kept]);
  await manager().call(unmergeParty, { partyId: merged });
  expect([await read(kept, ofMerged), await read(middle, ofMerged)]).toEqual([merged, merged]);
  expect([await read(stranger, ofMerged), await read(kept, stranger)]).toEqual(["not_found", "not_found"]);
  // To change it somebody names whose it is.
  const asked = { partyId: kept, documentId: ofMerged, version: 1, reason: "Sent to the wrong one" };
  expect((await manager().call(cancelDocument, asked)).problem?.code).toBe("not_found");
});
