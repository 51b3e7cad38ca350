import { expect, test } from "vitest";
import { z } from "zod";
import { read, write } from "../../../contract/endpoint.ts";
import { Amount, Id, money } from "../../../contract/values.ts";
import type { Actor } from "../actor.ts";
import { systemActor } from "../actor.ts";
import { shownBy } from "./shown.ts";

const partyId = "01900000-0000-7000-8000-000000000001";
const other = "01900000-0000-7000-8000-000000000002";
const seeing: Actor = systemActor("command");
const blind: Actor = { ...seeing, may: new Set(["party.read"]) };

const card = {
  summary: "A card",
  permission: "party.read" as const,
  params: z.object({ partyId: Id }),
  output: z.object({ worth: money(Amount) }),
};
const list = {
  summary: "A list",
  permission: "money.read" as const,
  output: z.object({ rows: z.array(z.object({ partyId: Id })) }),
};

test("guarded figures of one record are shown to those who may see them", () => {
  const shown = shownBy("readCard", read("GET /cards/{partyId}", card));
  expect(shown?.(seeing, { partyId, month: "2026-01" }, { worth: "1" })).toEqual({
    actor: seeing,
    kind: "readCard",
    partyId,
    count: 1,
    asked: "",
  });
  expect(shown?.(blind, { partyId }, {})).toBeNull();
});

test("a record that is kept as another one is named as the answer names it", () => {
  const shown = shownBy("readCard", read("GET /cards/{partyId}", card));
  expect(shown?.(seeing, { partyId: other }, { partyId })?.partyId).toBe(partyId);
});

test("a list says how many different records, and what was asked for but not which page", () => {
  const shown = shownBy("listCards", read("GET /cards", list));
  const rows = [partyId, other, other].map((id) => ({ partyId: id }));
  const asked = { text: "a", cursor: "x", limit: 3, rating: undefined };
  expect(shown?.(seeing, asked, { rows })).toMatchObject({ partyId: null, count: 2, asked: '{"text":"a"}' });
  expect(shown?.(seeing, {}, { rows, customers: 4000 })?.count).toBe(4000);
  const preview = { effect: { ratings: rows.slice(1), largest: rows.slice(0, 1) }, document: null };
  expect(shown?.(seeing, {}, { changeId: "1", preview })?.count).toBe(2);
});

test("nothing is shown by writes, by what holds no guarded figure, and where the contract says why not", () => {
  expect(shownBy("changeCard", write("POST /cards/{partyId}", card))).toBeUndefined();
  expect(
    shownBy("readName", read("GET /names/{partyId}", { ...card, output: z.object({ name: z.string() }) })),
  ).toBeUndefined();
  expect(
    shownBy("readCard", read("GET /cards/{partyId}", { ...card, unlogged: "It is a game." })),
  ).toBeUndefined();
});
