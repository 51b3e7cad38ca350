import { expect, test } from "vitest";
import { links, readSearch, writeSearch } from "./links.ts";

test("addresses are as short as their meaning, and read like words", () => {
  expect(links.customers()).toBe("/customers");
  expect(links.customers({ rating: "A,B", serve: ">30", owner: undefined, open: false, text: "" })).toBe(
    "/customers?rating=A,B&serve=>30",
  );
  expect(links.party("01930000-0000-7000-8000-000000000001", { tab: "value" })).toBe(
    "/parties/01930000-0000-7000-8000-000000000001?tab=value",
  );
  expect(links.signIn("/customers?rating=A")).toBe(
    "/sign-in?to=/customers?rating%3DA".replace("?rating", "%3Frating"),
  );
  expect(links.signIn("/")).toBe("/sign-in");
});

test("what is written behind the ? is read again, whatever is in it", () => {
  const search = { text: "Müller & Söhne, 50 % <b>", to: "/customers?rating=A&x=1", rating: "A,B" };
  expect(readSearch(writeSearch(search))).toEqual(search);
});
