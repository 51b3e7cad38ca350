import { expect, test } from "vitest";
import {
  fieldsOf,
  type ImportKind,
  importKindNames,
  importKinds,
} from "../../../contract/data-quality/imports/import-kinds.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { planExport } from "./plan-export.ts";

const everything = planExport(systemActor("command"), importKindNames, "all");

// Said in another way: a prospect is a person and how far they are, a category is a word of its products.
const kindsSaidElsewhere: ImportKind[] = ["prospect", "category"];

// A field that only imports know, since the record keeps what follows from it; or one that a kind of its own holds.
const saidElsewhere =
  /^(given_name|family_name|cost|discount_share|profit_amount|ended_at|seconds|role|title|goods_total|is_gift_card|is_with_tax|payment_state)$/;
const reach = /^(mail|phone|mobile|fax|line1|line2|city|region|postcode|country)$/;
// Whose something is says the party; a contact's case is a column of its own.
const linksSaidElsewhere = /^(parent|account|household|lead|person|category|document|asset)_id$/;
const casesSaidElsewhere: readonly string[] = ["document", "payment"];

test("every kind is exported", () => {
  const planned = new Set(everything.map(({ kind }) => kind));
  expect(importKindNames.filter((kind) => !planned.has(kind))).toEqual(kindsSaidElsewhere);
});

test.each(everything)("every field and link of $kind has its column", ({ kind, columns }) => {
  const names = columns.map(({ name }) => name);
  const expected = [...Object.keys(fieldsOf(kind)), ...importKinds[kind].links.map((link) => `${link}_id`)];
  const missing = expected.filter((name) => !names.includes(name));
  const isParty = ["organisation", "household", "person"].includes(kind);
  const isOfCase = casesSaidElsewhere.includes(kind);
  for (const name of missing)
    expect(
      saidElsewhere.test(name) ||
        linksSaidElsewhere.test(name) ||
        (isOfCase && name === "case_id") ||
        (isParty && reach.test(name)),
      name,
    ).toBe(true);
  expect(names[0]).toBe(`vitalfew.${kind}`);
});

test("customers alone come with how to reach them, what they are and where they work", () => {
  const [people] = planExport(systemActor("command"), ["person"], "all");
  const names = people?.columns.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["mail", "phone", "city", "role", "title", "account_id"]));
});
