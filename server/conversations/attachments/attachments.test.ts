import { createHash } from "node:crypto";
import { existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as conversations from "../../../contract/conversations.ts";
import { aContact, anInvoice, aParty } from "../../../test/builders.ts";
import { startTestServer, type TestServer } from "../../../test/harness/server.ts";
import { asPerson, signEverybodyIn, world } from "../../../test/world.ts";
import { newId } from "../../plumbing/ids.ts";
import { keptFile } from "../../plumbing/kept-files.ts";
import { forgetUnnamedFiles } from "./forget-unnamed-files.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  await world(server.database);
  await signEverybodyIn(server.database);
});
afterAll(() => server.close());

// The tests' client reads what it gets as JSON.
const words = '{"offer":1}';
const sha256 = createHash("sha256").update(words).digest("hex");

function keep(content: string, hash: string): string {
  const path = join(server.dataDir, keptFile(hash));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function attach(partyId: string, fields: { documentId?: string } = {}): Promise<string> {
  const attachmentId = newId();
  await server.database.sql`
    insert into attachment (party_id, attachment_id, name, media_type, bytes, sha256, document_id, created_at)
    values (${partyId}, ${attachmentId}, 'Offer "final".pdf', 'text/html', ${words.length}, ${sha256},
      ${fields.documentId ?? null}, '2024-03-05')`;
  return attachmentId;
}

test("a file is listed with its customer and saved as bytes, whatever it says it is", async () => {
  keep(words, sha256);
  const partyId = await aParty(server.database);
  const attachmentId = await attach(partyId);
  const list = await asPerson(server, "operator").call(conversations.listAttachments, { partyId });
  expect(list.body.rows).toMatchObject([{ attachmentId, name: 'Offer "final".pdf', bytes: words.length }]);
  const file = await asPerson(server, "operator").call(conversations.downloadAttachment, {
    partyId,
    attachmentId,
  });
  expect([file.status, file.body]).toEqual([200, { offer: 1 }]);
  expect(file.headers.get("content-type")).toBe("application/octet-stream");
  expect(file.headers.get("content-disposition")).toContain('attachment; filename="Offer _final_.pdf"');
});

test("a file of a document is for those who may see documents and their money", async () => {
  const partyId = await aParty(server.database);
  const documentId = await anInvoice(server.database, partyId, "2024-03-01", [{ list: 10 }]);
  const attachmentId = await attach(partyId, { documentId });
  const operator = await asPerson(server, "operator").call(conversations.listAttachments, { partyId });
  expect(operator.body.rows).toEqual([]);
  const refused = await asPerson(server, "operator").call(conversations.downloadAttachment, {
    partyId,
    attachmentId,
  });
  expect(refused.problem?.code).toBe("not_found");
  const manager = await asPerson(server, "manager").call(conversations.listAttachments, { partyId });
  expect(manager.body.rows).toHaveLength(1);
});

test("a note stands in the timeline with its text, beside contacts", async () => {
  const partyId = await aParty(server.database);
  await aContact(server.database, partyId, "2024-03-01");
  await server.database.sql`
    insert into note (party_id, note_id, text, written_at, on_day)
    values (${partyId}, ${newId()}, 'Prefers mornings', '2024-03-02T10:00:00Z', '2024-03-02')`;
  const all = await asPerson(server, "operator").call(conversations.listTimeline, { partyId });
  expect(all.body.rows.map(({ kind, note }) => [kind, note])).toEqual([
    ["note", "Prefers mornings"],
    ["contact", null],
  ]);
  const notes = await asPerson(server, "operator").call(conversations.listTimeline, {
    partyId,
    kinds: "note",
  });
  expect(notes.body.rows).toHaveLength(1);
});

test("by night, bytes that nobody names go once they are old, and others stay", async () => {
  const named = keep(words, sha256);
  const old = new Date("2024-01-01");
  const orphan = keep("nobody's", createHash("sha256").update("nobody's").digest("hex"));
  const fresh = keep("waiting", createHash("sha256").update("waiting").digest("hex"));
  utimesSync(named, old, old);
  utimesSync(orphan, old, old);
  expect(await forgetUnnamedFiles(server.database, server.dataDir)).toBe(1);
  expect([named, orphan, fresh].map((path) => existsSync(path))).toEqual([true, false, true]);
});
