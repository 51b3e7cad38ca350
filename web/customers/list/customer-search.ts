import type { listCustomers, summariseCustomers } from "../../../contract/customers.ts";
import { customerSorts } from "../../../contract/customers.ts";
import type { Given } from "../../api.ts";
import { flag, oneOf, type SearchValues, searchOf, text } from "../../search.ts";
import { type FilterValues, readRange } from "../../ui/filter/clause.ts";
import type { Sort } from "../../ui/table/column.ts";

const clauses = {
  rating: text,
  rfm: text,
  stage: text,
  kind: text,
  owner: text,
  segment: text,
  text,
  serve: text,
  profit: text,
  losing: text,
  quiet: text,
} as const;

/** The clauses alone, where another page is about the customers of a list (`list`). */
export const ClausesSearch = searchOf({ ...clauses, list: flag });

/** What stands behind the ? of the list of customers: the clauses of its sentence, its order and its columns. */
export const CustomersSearch = searchOf({
  ...clauses,
  sort: oneOf(customerSorts),
  dir: oneOf(["asc", "desc"]),
  columns: text,
  by: oneOf(["group"]),
});
export type CustomersSearch = SearchValues<typeof CustomersSearch>;

/** The sentence's clauses out of the address. */
export function clausesOf(search: CustomersSearch): FilterValues {
  const { sort: _, dir: __, columns: ___, by: ____, ...clauses } = search;
  return clauses;
}

type Filter = Given<typeof summariseCustomers>;

/** What the endpoints are asked for a sentence. A clause that was typed wrong into the address narrows nothing. */
export function filterOf(values: FilterValues): Filter {
  const serve = rangeOf(values.serve);
  const profit = rangeOf(values.profit);
  const filter: Record<string, string | number | undefined> = {
    rating: values.rating,
    rfm: values.rfm && /^[1-5.]{3}$/.test(values.rfm) ? values.rfm : undefined,
    stage: values.stage,
    kind: values.kind,
    owner: values.owner,
    segment: values.segment,
    text: values.text,
    losing: values.losing,
    quietMonths: values.quiet ? 6 : undefined,
    costToServeAbove: serve.low === undefined ? undefined : Number(serve.low) / 100,
    costToServeBelow: serve.high === undefined ? undefined : Number(serve.high) / 100,
    profitAbove: profit.low,
    profitBelow: profit.high,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Filter;
}

/** The order asked for, as the list endpoint takes it. */
export function orderOf(sort: Sort): Pick<Given<typeof listCustomers>, "sort" | "direction"> {
  const by = customerSorts.find((name) => name === sort.by);
  return by === undefined ? {} : { sort: by, direction: sort.direction };
}

function rangeOf(given: string | undefined): { low?: string; high?: string } {
  const range = given === undefined ? undefined : readRange(given);
  if (range === undefined) return {};
  if (range.form === "between") return { low: range.low, high: range.high };
  return range.form === "above" ? { low: range.bound } : { high: range.bound };
}
