import { expect, test } from "vitest";
import { countsInGroup } from "./who-counts-of-group.ts";

const member = (
  partyId: string,
  said: Partial<{ name: string; place: string; website: string; mail: string }>,
) => ({
  partyId,
  goldenId: partyId,
  kind: "organisation" as const,
  name: "Werft",
  place: null,
  owner: null,
  mail: null,
  phone: null,
  website: null,
  taxNumber: null,
  ...said,
});
const from = (partyId: string) => ({ partyId, name: "Werft", kind: "organisation" as const });
const group = {
  members: [
    member("a", { place: "Kiel, DE", website: "werft.example", mail: "a@werft.example" }),
    member("b", { name: "WERFT", place: "Ulm, DE", mail: "b@werft.example" }),
    member("c", {}),
  ],
  survivors: [
    { group: "name" as const, from: from("a"), rule: "newest" as const },
    { group: "address" as const, from: from("b"), rule: "verified" as const },
    { group: "website" as const, from: from("a"), rule: "only" as const },
  ],
};

test.each([
  ["place", "b"],
  ["website", "a"],
  // All say the same, whatever its case; every mail counts; nobody says one.
  ["name", undefined],
  ["mail", undefined],
  ["taxNumber", undefined],
  ["owner", undefined],
])("whose %s counts: %s", (field, partyId) => {
  expect(countsInGroup(group, field)?.from.partyId).toBe(partyId);
});
