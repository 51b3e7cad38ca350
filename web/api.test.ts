import { expect, test } from "vitest";
import { z } from "zod";
import { read } from "../contract/endpoint.ts";
import { addressOf, keyOf } from "./api.ts";
import { problemOf } from "./api-problem.ts";

const listThings = read("GET /shelves/{shelfId}/things", {
  summary: "Things on a shelf",
  permission: "signed-in",
  params: z.object({ shelfId: z.string() }),
  query: z.object({
    text: z.string().optional(),
    open: z.string().optional(),
    cursor: z.string().optional(),
  }),
  output: z.object({ rows: z.array(z.string()), next: z.string().nullable() }),
});

test("an address holds the path's parameters and only the query's fields that are there", () => {
  expect(
    addressOf(listThings, { shelfId: "a/b", text: "50 % & more", open: true, cursor: undefined, other: 1 }),
  ).toBe("/api/v1/shelves/a%2Fb/things?text=50+%25+%26+more&open=true");
});

test("a read stands under its route, so that a write reaches all its inputs at once", () => {
  expect(keyOf(listThings, { shelfId: "1" })).toEqual(["GET /shelves/{shelfId}/things", { shelfId: "1" }]);
  expect(keyOf(listThings)).toEqual(["GET /shelves/{shelfId}/things"]);
});

test("a problem document becomes a refusal with its first word per field and what else it says", async () => {
  const body = {
    type: "urn:vitalfew:problem:input_invalid",
    title: "input invalid",
    status: 400,
    detail: "Correct the fields named here.",
    code: "input_invalid",
    instance: "0193",
    fields: [
      { path: "mail", message: "Write a mail address." },
      { path: "mail", message: "Too long." },
    ],
    partyId: "7",
  };
  const problem = await problemOf(new Response(JSON.stringify(body), { status: 400 }));
  expect(problem).toMatchObject({
    code: "input_invalid",
    message: "Correct the fields named here.",
    instance: "0193",
    fields: { mail: "Write a mail address." },
  });
  expect(problem.details.partyId).toBe("7");
});

test("an answer that is no problem document still says something", async () => {
  const problem = await problemOf(new Response("<h1>Bad gateway</h1>", { status: 502 }));
  expect(problem).toMatchObject({ code: "unavailable", status: 502 });
});
