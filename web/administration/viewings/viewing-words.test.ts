import { expect, test } from "vitest";
import { enAudit } from "../../texts/audit/en-audit.ts";
import { askedText, gatherViewings, kindsText, type Viewing } from "./viewing-words.ts";

const words = enAudit.viewings;
const card: Viewing = {
  viewingId: "1",
  viewer: { userId: "u", name: "Bruno Hale" },
  apiKey: null,
  door: "screen",
  kind: "readPartyValue",
  party: { partyId: "p", name: "North Star" },
  customersCount: 1,
  asked: null,
  firstAt: "2026-03-01T10:00:00Z",
  lastAt: "2026-03-01T10:47:00Z",
  times: 2,
};

test("what one person saw of one customer within an hour is one line", () => {
  const rows = [card, { ...card, viewingId: "2", kind: "listLedger", times: 5 }];
  expect(gatherViewings(rows)).toMatchObject([{ kinds: ["readPartyValue", "listLedger"], times: 5 }]);
});

test.each([
  ["another hour", { firstAt: "2026-03-01T11:00:00Z" }],
  ["another person", { viewer: { userId: "v", name: "Ada Quill" } }],
  ["their key", { apiKey: { apiKeyId: "k", name: "Reports" } }],
  ["another customer", { party: { partyId: "q", name: "South Wind" } }],
])("%s is a line of its own", (_, other) => {
  expect(gatherViewings([card, { ...card, ...other }])).toHaveLength(2);
});

test("lists that were asked for differently are lines of their own", () => {
  const list = { ...card, party: null, kind: "listCustomers", asked: '{"rating":"A"}' };
  expect(gatherViewings([list, { ...list, asked: '{"rating":"B"}' }, list])).toHaveLength(2);
});

test("kinds and questions are said in words", () => {
  expect(kindsText(["readPartyValue", "listNewThings"], words)).toBe("value, new things");
  expect(askedText('{"rating":"A","fromRank":1}')).toBe("rating A, from rank 1");
  expect(kindsText(["listMatrixParties", "listAlike"], words)).toBe(
    "customers of the matrix, customers like this one",
  );
  expect(askedText('{"window":"12m","text":"cut in the mid')).toBe("window 12m, text cut in the mid");
  const drawn = Array.from({ length: 200 }, (_, at) => at).join(",");
  expect(askedText(`{"window":"12m","lasso":"${drawn}"}`)).toMatch(/^window 12m, lasso 0,1,2,.{1,60} …$/);
  expect(askedText(`{"window":"12m","lasso":"${drawn}`)).toMatch(/^window 12m, lasso 0,1,2,.{1,60} …$/);
  expect(askedText(null)).toBe("");
});
