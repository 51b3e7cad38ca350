import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { FastifyInstance, InjectOptions } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { download, read, write } from "../../../contract/endpoint.ts";
import { Amount, money } from "../../../contract/values.ts";
import { testDatabase } from "../../../test/harness/database.ts";
import type { Call } from "../action.ts";
import { systemActor } from "../actor.ts";
import { refuse } from "../refuse.ts";
import { makeHttp } from "./http.ts";

// A slice of its own, so that the request path is tested and not a part of the business.
const readShelf = read("GET /shelves/{shelfId}", {
  summary: "Read a shelf",
  permission: "party.read",
  params: z.object({ shelfId: z.coerce.number().int() }),
  output: z.object({ shelfId: z.number(), worth: money(Amount) }),
});
const fillShelf = write("POST /shelves", {
  summary: "Fill a shelf",
  permission: "party.write",
  body: z.object({ label: z.string().min(3) }),
  output: z.object({ label: z.string(), filled: z.number() }),
  errors: ["version_stale"],
  status: 201,
});
const changeShelf = write("PATCH /shelves/{shelfId}", {
  summary: "Change a shelf",
  permission: "party.write",
  params: z.object({ shelfId: z.coerce.number().int() }),
  ifMatch: true,
  output: z.object({ version: z.number() }),
  errors: ["version_required", "version_stale"],
});
const leaveShelf = write("DELETE /shelves/{shelfId}", {
  summary: "Leave a shelf alone",
  permission: "public",
  params: z.object({ shelfId: z.string() }),
  output: z.object({ done: z.boolean() }),
});
const downloadShelf = download("GET /shelves/{shelfId}/list", {
  summary: "The shelf as a file",
  permission: "party.read",
  params: z.object({ shelfId: z.coerce.number().int() }),
  types: ["text/csv; charset=utf-8"],
  errors: ["not_found"],
});

const db = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "vitalfew-shelves-"));
let app: FastifyInstance;
let signedIn = true;

const routes = {
  readShelf: async ({ input }: Call<typeof readShelf>) => ({
    shelfId: input.shelfId === 13 ? ("thirteen" as unknown as number) : input.shelfId,
    worth: "12.50",
    secret: "never declared",
  }),
  fillShelf: async ({ tx, input }: Call<typeof fillShelf>) => {
    await tx.sql`insert into shelf (label) values (${input.label})`;
    if (input.label === "stale") refuse("version_stale");
    if (input.label === "undeclared") refuse("version_required");
    if (input.label === "broken") throw new Error("a bug with a secret in it");
    const [row] = await tx.sql<{ filled: number }>`select count(*) as filled from shelf`;
    return { label: input.label, filled: row?.filled ?? 0 };
  },
  changeShelf: async ({ input }: Call<typeof changeShelf>) => {
    if (input.version !== 3) refuse("version_stale");
    return { version: 4 };
  },
  leaveShelf: async () => ({ done: true }),
  downloadShelf: async ({ input }: Call<typeof downloadShelf>) => {
    if (input.shelfId === 9) refuse("not_found");
    const type = "text/csv; charset=utf-8";
    if (input.shelfId === 1) return { name: 'Äpfel "rot".csv', type, content: { text: "Äpfel\r\n" } };
    const path = join(folder, "list.csv");
    writeFileSync(path, "Birnen\r\n");
    return { name: "Birnen.csv", type, content: { path } };
  },
};

beforeAll(async () => {
  await db.sql`create table shelf (label text constraint shelf_label_short check (length(label) < 20))`;
  app = await makeHttp({
    db,
    dataDir: "",
    slices: [
      { name: "shelves", contract: { readShelf, fillShelf, changeShelf, leaveShelf, downloadShelf }, routes },
    ],
    identify: async () =>
      signedIn
        ? { ...systemActor("command"), userId: "u-1", may: new Set(["party.read", "party.write"]) }
        : null,
    constraintCodes: { shelf_label_short: "input_invalid" },
    requestsPerMinute: 10_000,
    log: false,
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
  rmSync(folder, { recursive: true });
});

const post = (body: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: "POST",
    url: "/api/v1/shelves",
    payload: body as object,
    headers,
  } satisfies InjectOptions);
const shelves = async () =>
  (await db.sql<{ label: string }>`select label from shelf order by label`).map((row) => row.label);

test("what the contract does not declare does not leave, and money leaves only for those who may see it", async () => {
  const reply = await app.inject("/api/v1/shelves/7");
  expect(reply.json()).toEqual({ shelfId: 7 });
});

test("a reply that breaks its contract is our bug and not the caller's", async () => {
  expect((await app.inject("/api/v1/shelves/13")).json()).toMatchObject({ status: 500, code: "unexpected" });
});

test("a download is a file to be saved, whatever its name holds", async () => {
  const text = await app.inject("/api/v1/shelves/1/list");
  expect(text).toMatchObject({ statusCode: 200, body: "Äpfel\r\n" });
  expect(text.headers).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="_pfel _rot_.csv"; filename*=UTF-8''%C3%84pfel%20%22rot%22.csv`,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  const file = await app.inject("/api/v1/shelves/2/list");
  expect(file).toMatchObject({ statusCode: 200, body: "Birnen\r\n" });
  expect(file.headers).toMatchObject({ "content-length": "8" });
});

test("a download that is refused is a problem like any other, and a stranger gets none", async () => {
  expect((await app.inject("/api/v1/shelves/9/list")).json()).toMatchObject({ code: "not_found" });
  signedIn = false;
  const reply = await app.inject("/api/v1/shelves/1/list");
  signedIn = true;
  expect(reply.json()).toMatchObject({ code: "not_signed_in" });
});

test("input is checked and the fields are named", async () => {
  const reply = await post({ label: "ab" });
  expect(reply.statusCode).toBe(400);
  expect(reply.headers["content-type"]).toContain("application/problem+json");
  expect(reply.json()).toMatchObject({ code: "input_invalid", fields: [{ path: "label" }] });
});

test("broken JSON and other content types are refused in a sentence", async () => {
  const broken = await app.inject({
    method: "POST",
    url: "/api/v1/shelves",
    payload: "{",
    headers: { "content-type": "application/json" },
  });
  expect(broken.json()).toMatchObject({ status: 400, code: "json_invalid" });
  const form = await app.inject({
    method: "POST",
    url: "/api/v1/shelves",
    payload: "label=abc",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  expect(form.json()).toMatchObject({ status: 415, code: "content_type_unsupported" });
});

test("a refusal rolls everything back and answers with its code", async () => {
  const reply = await post({ label: "stale" });
  expect(reply.json()).toMatchObject({ status: 412, code: "version_stale" });
  expect(await shelves()).not.toContain("stale");
});

test("a refusal the contract does not declare is a bug and says so without details", async () => {
  const reply = await post({ label: "undeclared" });
  expect(reply.json()).toMatchObject({ status: 500, code: "unexpected" });
});

test("a bug is answered with its request number, never with its text", async () => {
  const reply = await post({ label: "broken" });
  expect(reply.json()).toMatchObject({ status: 500, code: "unexpected" });
  expect(reply.json().detail).toContain(reply.json().instance);
  expect(reply.body).not.toContain("secret");
  expect(await shelves()).not.toContain("broken");
});

test("a broken promise of the database becomes its code", async () => {
  const reply = await post({ label: "a label that is far too long for this" });
  expect(reply.json()).toMatchObject({ status: 400, code: "input_invalid" });
});

test("an Idempotency-Key lets a repeated request do nothing twice", async () => {
  const headers = { "idempotency-key": "k-1" };
  const first = await post({ label: "once" }, headers);
  const again = await post({ label: "once" }, headers);
  expect(first.statusCode).toBe(201);
  expect(again.json()).toEqual(first.json());
  expect(again.headers["idempotency-replayed"]).toBe("true");
  expect((await shelves()).filter((label) => label === "once")).toHaveLength(1);

  const other = await post({ label: "other" }, headers);
  expect(other.json()).toMatchObject({ status: 422, code: "idempotency_key_reused" });
});

test("two requests with one key at the same moment are one", async () => {
  const replies = await Promise.all(
    [1, 2, 3, 4].map(() => post({ label: "together" }, { "idempotency-key": "k-2" })),
  );
  expect(replies.map((reply) => reply.statusCode)).toEqual([201, 201, 201, 201]);
  expect((await shelves()).filter((label) => label === "together")).toHaveLength(1);
});

test("a refused request leaves its key free for the corrected one", async () => {
  const headers = { "idempotency-key": "k-3" };
  expect((await post({ label: "stale" }, headers)).statusCode).toBe(412);
  expect((await post({ label: "fresh" }, headers)).statusCode).toBe(201);
});

test("changing without saying which version is refused, and a stale one too", async () => {
  const change = (headers: Record<string, string>) =>
    app.inject({ method: "PATCH", url: "/api/v1/shelves/1", headers, payload: {} });
  expect((await change({})).json()).toMatchObject({ status: 428, code: "version_required" });
  expect((await change({ "if-match": '"2"' })).json()).toMatchObject({ status: 412, code: "version_stale" });
  const done = await change({ "if-match": '"3"' });
  expect([done.statusCode, done.headers.etag]).toEqual([200, '"4"']);
});

test("strangers and those without the permission are turned away", async () => {
  signedIn = false;
  expect((await app.inject("/api/v1/shelves/1")).json()).toMatchObject({
    status: 401,
    code: "not_signed_in",
  });
  const open = await app.inject({ method: "DELETE", url: "/api/v1/shelves/1" });
  expect(open.statusCode).toBe(200);
  signedIn = true;
});

test("a page of another site can't write", async () => {
  expect((await post({ label: "fromelsewhere" }, { "sec-fetch-site": "cross-site" })).json()).toMatchObject({
    code: "cross_site",
  });
  expect(
    (await post({ label: "fromelsewhere" }, { origin: "https://elsewhere.example" })).json(),
  ).toMatchObject({ code: "cross_site" });
  expect((await post({ label: "fromelsewhere" }, { origin: "null" })).json()).toMatchObject({
    code: "cross_site",
  });
  expect(await shelves()).not.toContain("fromelsewhere");
  expect(
    (
      await post(
        { label: "fromhere" },
        { origin: "http://localhost:4400", host: "localhost:4400", "sec-fetch-site": "same-origin" },
      )
    ).statusCode,
  ).toBe(201);
});

test("the API describes itself", async () => {
  const document = (await app.inject("/api/v1/openapi.json")).json();
  expect(document.openapi).toBe("3.1.0");
  expect(document.paths["/shelves/{shelfId}"].patch).toMatchObject({
    operationId: "changeShelf",
    "x-permission": "party.write",
    parameters: [
      { name: "shelfId", in: "path" },
      { name: "If-Match", required: true },
      { name: "Idempotency-Key" },
    ],
  });
  expect(document.paths["/shelves"].post.responses["412"].description).toContain("version_stale");
  for (let time = 0; time < 2; time++) {
    const packed = await app.inject({ url: "/api/v1/openapi.json", headers: { "accept-encoding": "gzip" } });
    expect(packed.headers).toMatchObject({
      "content-encoding": "gzip",
      "content-type": "application/json; charset=utf-8",
    });
    expect(JSON.parse(gunzipSync(packed.rawPayload).toString())).toEqual(document);
  }
});

test("an answer says how long the server took; a refusal doesn't, since that would tell about the guess", async () => {
  const reply = await post({ label: "timed" });
  expect(reply.headers["server-timing"]).toMatch(/^app;dur=\d+\.\d\d$/);
  expect((await post({ label: "stale" })).headers["server-timing"]).toBeUndefined();
});
