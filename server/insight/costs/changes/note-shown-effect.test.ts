import { afterAll, beforeAll, expect, test } from "vitest";
import { listViewings } from "../../../../contract/administration.ts";
import {
  approveCostChange,
  changeCostChange,
  draftCostChange,
  previewCostChange,
  readCostChange,
  withdrawCostChange,
} from "../../../../contract/insight/costs/costs.ts";
import { aContact, anInvoice, aParty } from "../../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../../test/harness/server.ts";
import { asPerson, world } from "../../../../test/world.ts";
import { systemActor } from "../../../plumbing/actor.ts";
import { recomputeNow } from "../../recompute.ts";
import { workOnCostPreview } from "./work-on-cost-preview.ts";

let server: TestServer;
const manager = () => asPerson(server, "manager");
const owner = () => asPerson(server, "owner");

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  const partyId = await aParty(server.database);
  for (const day of ["2025-01-10", "2025-11-10"])
    await anInvoice(server.database, partyId, day, [{ list: 100, cost: 80 }]);
  await aContact(server.database, partyId, "2025-05-12", { minutes: null, minutes_basis: "unknown" });
  await recomputeNow(server.database, systemActor("command"));
});
afterAll(() => server.close());

const longerCalls = (minutes: number) => ({
  title: "Calls take longer",
  reason: "Measured over a week in May",
  validFrom: "2025-01-01",
  activities: [
    {
      code: "call",
      name: "Calls",
      level: "customer",
      method: "timed",
      pool: "desk",
      driver: "contact",
      channel: "phone",
      rate: { minutes },
    },
  ],
});

async function drafted(minutes: number): Promise<string> {
  const { body } = await manager().call(draftCostChange, { document: longerCalls(minutes) as never });
  return body.changeId;
}

async function triedOut(changeId: string): Promise<void> {
  const { body } = await manager().call(previewCostChange, { changeId });
  expect(await workOnCostPreview(server.database, body.runId)).toBe("done");
}

/** How often somebody saw the figures of how many through an endpoint. */
const kept = (kind: string) => async () =>
  (await manager().call(listViewings, { kind })).body.rows.map(({ viewer, times, customersCount }) => [
    viewer.name,
    times,
    customersCount,
  ]);
const written = (kind: string) => expect.poll(kept(kind), { timeout: 20_000 });

test("whose figures the effect of a change shows is kept: where it is read, changed, withdrawn and approved", async () => {
  const first = await drafted(8);
  // Nothing was tried out yet, so that nobody's figures are shown.
  await manager().call(changeCostChange, {
    changeId: first,
    version: 1,
    document: longerCalls(9) as never,
  });
  await triedOut(first);
  await owner().call(readCostChange, { changeId: first });
  await manager().call(changeCostChange, {
    changeId: first,
    version: 2,
    document: longerCalls(10) as never,
  });
  await manager().call(withdrawCostChange, { changeId: first, version: 3 });
  const second = await drafted(11);
  await triedOut(second);
  const { status } = await owner().call(approveCostChange, {
    changeId: second,
    version: 1,
    reason: "Agreed",
  });
  expect(status).toBe(200);
  await written("approveCostChange").toEqual([["Ada Quill", 1, 1]]);
  await written("readCostChange").toEqual([["Ada Quill", 1, 1]]);
  await written("changeCostChange").toEqual([["Bruno Hale", 1, 1]]);
  await written("withdrawCostChange").toEqual([["Bruno Hale", 1, 1]]);
});
