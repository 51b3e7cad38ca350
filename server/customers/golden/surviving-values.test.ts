import { describe, expect, test } from "vitest";
import { type Candidate, type Reach, setOfReaches, survivorOf } from "./surviving-values.ts";

const candidate = (partyId: string, fields: Partial<Candidate> = {}): Candidate => ({
  partyId,
  values: { city: "Bremen", postcode: "28195" },
  pinnedAt: null,
  verifiedOn: null,
  changedAt: "2026-01-01T00:00:00Z",
  ...fields,
});

describe("whose values count", () => {
  const newer = { changedAt: "2026-05-01T00:00:00Z" };
  test.each<[string, Candidate[], ReturnType<typeof survivorOf>]>([
    ["nobody says anything", [candidate("a", { values: { city: null, postcode: " " } })], null],
    [
      "one alone says something",
      [candidate("a"), candidate("b", { values: { city: null }, ...newer })],
      { partyId: "a", rule: "only" },
    ],
    [
      "a pinned one says that there is nothing",
      [candidate("a", newer), candidate("b", { values: { city: null }, pinnedAt: "2026-06-01T00:00:00Z" })],
      { partyId: "b", rule: "pinned" },
    ],
    [
      "nobody says anything but one is pinned",
      [candidate("b", { values: { city: null }, pinnedAt: "2026-06-01T00:00:00Z" })],
      { partyId: "b", rule: "pinned" },
    ],
    [
      "a pin goes before a check",
      [
        candidate("a", { pinnedAt: "2026-02-01T00:00:00Z" }),
        candidate("b", { verifiedOn: "2026-06-01", ...newer }),
      ],
      { partyId: "a", rule: "pinned" },
    ],
    [
      "the newest of two pins",
      [
        candidate("a", { pinnedAt: "2026-02-01T00:00:00Z" }),
        candidate("b", { pinnedAt: "2026-02-02T00:00:00Z" }),
      ],
      { partyId: "b", rule: "pinned" },
    ],
    [
      "a check goes before the last change",
      [candidate("a", { verifiedOn: "2025-06-01" }), candidate("b", newer)],
      { partyId: "a", rule: "verified" },
    ],
    [
      "of two checked on one day the one changed last",
      [
        candidate("a", { verifiedOn: "2025-06-01" }),
        candidate("b", { verifiedOn: "2025-06-01", ...newer }),
        candidate("c", newer),
      ],
      { partyId: "b", rule: "newest" },
    ],
    ["the last change", [candidate("a"), candidate("b", newer)], { partyId: "b", rule: "newest" }],
    [
      "the last change goes before what is more complete",
      [candidate("a"), candidate("b", { values: { city: "Kiel", postcode: null }, ...newer })],
      { partyId: "b", rule: "newest" },
    ],
    [
      "the most complete of those changed at one time",
      [candidate("a", { values: { city: "Kiel", postcode: null } }), candidate("b")],
      { partyId: "b", rule: "most_complete" },
    ],
    ["nothing tells them apart", [candidate("b"), candidate("a")], { partyId: "a", rule: "lowest_id" }],
  ])("%s", (_, candidates, survivor) => {
    expect(survivorOf(candidates)).toEqual(survivor);
    expect(survivorOf([...candidates].reverse())).toEqual(survivor);
  });
});

describe("mails and phones", () => {
  let made = 0;
  const reach = (partyId: string, value: string, fields: Partial<Reach> = {}): Reach => ({
    partyId,
    contactPointId: `${++made}`,
    value,
    raw: value.toUpperCase(),
    label: null,
    verifiedOn: null,
    isPreferred: false,
    isOwn: false,
    ...fields,
  });

  test("are all kept, each once, with every record that has it", () => {
    expect(
      setOfReaches([
        reach("b", "ito@werft.example"),
        reach("a", "maria@werft.example"),
        reach("a", "ito@werft.example", { label: "work", verifiedOn: "2026-01-02" }),
      ]),
    ).toMatchObject([
      { value: "ito@werft.example", label: "work", verifiedOn: "2026-01-02", from: ["a", "b"] },
      {
        value: "maria@werft.example",
        raw: "MARIA@WERFT.EXAMPLE",
        label: null,
        verifiedOn: null,
        from: ["a"],
      },
    ]);
  });

  test("stand in the order in which they are used, whatever order they are read in", () => {
    const reaches = [
      reach("a", "1", { isPreferred: true, verifiedOn: "2026-01-02" }),
      reach("a", "2", { isPreferred: true, isOwn: true }),
      reach("a", "3", { isPreferred: true }),
      reach("a", "4", { verifiedOn: "2026-01-02" }),
      reach("a", "5"),
    ];
    const values = ["1", "2", "3", "4", "5"];
    expect(setOfReaches(reaches).map(({ value }) => value)).toEqual(values);
    expect(setOfReaches(reaches.toReversed()).map(({ value }) => value)).toEqual(values);
  });
});
