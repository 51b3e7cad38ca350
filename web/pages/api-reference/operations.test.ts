import { expect, test } from "vitest";
import { z } from "zod";
import { read, write } from "../../../contract/endpoint.ts";
import { Amount, Day, Id } from "../../../contract/values.ts";
// biome-ignore lint/style/noRestrictedImports: the test holds both sides together
import { openApi } from "../../../server/plumbing/http/openapi.ts";
import { curlOf, fieldsOf, type OpenApi, operationsOf, searchOperations } from "./operations.ts";

// The real document of a small contract: what the page reads is what the server writes.
const contract = {
  paintLadder: write("POST /ladders/{ladderId}/paint", {
    summary: "Paint a ladder",
    permission: "party.write",
    params: z.object({ ladderId: Id }),
    body: z.object({ colour: z.enum(["red", "green"]), on: Day.optional(), price: Amount }),
    output: z.object({ rungs: z.array(z.object({ rungId: Id, note: z.string().nullable() })) }),
    errors: ["version_stale"],
    ifMatch: true,
  }),
  listLadders: read("GET /ladders", {
    summary: "All ladders",
    permission: "public",
    query: z.object({ limit: z.coerce.number().default(50) }),
    output: z.object({ rows: z.array(z.object({ ladderId: Id })) }),
  }),
};
const document: OpenApi = JSON.parse(JSON.stringify(openApi([{ name: "customers", contract, routes: {} }])));
const operations = operationsOf(document);
const paint = operations.find((one) => one.name === "paintLadder");

test("operations come by path, with their problems", () => {
  expect(operations.map((one) => `${one.method} ${one.path}`)).toEqual([
    "GET /ladders",
    "POST /ladders/{ladderId}/paint",
  ]);
  expect(paint?.problems).toContainEqual(expect.objectContaining({ code: "version_stale", status: 412 }));
  expect(paint?.permission).toBe("party.write");
});

test("fields are read in words, nested ones after the field that holds them", () => {
  expect(fieldsOf(paint?.body?.schema ?? {}).map((one) => [one.name, one.type, one.isRequired])).toEqual([
    ["colour", "red · green", true],
    ["on", "day", false],
    ["price", "decimal as text", true],
  ]);
  expect(fieldsOf(paint?.reply?.schema ?? {}).map((one) => [one.path, one.type, one.depth])).toEqual([
    ["rungs", "list of record", 0],
    ["rungs.rungId", "id", 1],
    ["rungs.note", "text or null", 1],
  ]);
});

test("every word of a search must stand somewhere", () => {
  expect(searchOperations(operations, "paint POST").map((one) => one.name)).toEqual(["paintLadder"]);
  expect(searchOperations(operations, "party.write").map((one) => one.name)).toEqual(["paintLadder"]);
  expect(searchOperations(operations, "ladder paint get")).toEqual([]);
});

test("the line for the shell has a key where one is needed, and the smallest body", () => {
  expect(operations.map((one) => curlOf(one, "https://crm.example"))).toEqual([
    'curl "https://crm.example/api/v1/ladders"',
    `curl -X POST -H "Authorization: Bearer $KEY" -H 'If-Match: "1"' -H "Content-Type: application/json" -d '{"colour":"red","price":"100.00"}' "https://crm.example/api/v1/ladders/LADDERID/paint"`,
  ]);
});
