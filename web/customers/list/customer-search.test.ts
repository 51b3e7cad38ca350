import { expect, test } from "vitest";
import { CustomersSearch, clausesOf, filterOf, orderOf } from "./customer-search.ts";

test.each([
  [
    { rating: "A,B", owner: "me" },
    { rating: "A,B", owner: "me" },
  ],
  [{ serve: ">30" }, { costToServeAbove: 0.3 }],
  [{ serve: "<30" }, { costToServeBelow: 0.3 }],
  [{ profit: "-50..100.5" }, { profitAbove: "-50", profitBelow: "100.5" }],
  [
    { quiet: "true", losing: "true" },
    { quietMonths: 6, losing: "true" },
  ],
  [{ profit: "lots" }, {}],
])("the sentence %o asks for %o", (values, expected) => {
  expect(filterOf(values)).toEqual(expected);
});

test("an address typed by hand never breaks the page", () => {
  const search = CustomersSearch.parse({ sort: "colour", dir: "sideways", rating: "A" });
  expect(search).toMatchObject({ rating: "A" });
  expect(clausesOf(search)).not.toHaveProperty("sort");
  expect(orderOf({ by: "colour", direction: "asc" })).toEqual({});
  expect(orderOf({ by: "name", direction: "asc" })).toEqual({ sort: "name", direction: "asc" });
});
