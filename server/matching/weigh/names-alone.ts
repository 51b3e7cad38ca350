import { organisationAt } from "../compare/organisation.ts";
import { organisationName } from "../compare/organisation-names.ts";
import type { Prepared } from "../encode/prepared.ts";
import { type Model, rarityIn } from "./model.ts";

/** What else is known of organisations than their names and a file's other columns. */
const further = ["house", "mail", "phone", "taxId", "personalId", "street", "postcode", "city"] as const;

/** Whether nothing but names, and other columns of a file, are known of a base of organisations. */
export function knowsNamesAlone({ kind, columns }: Pick<Prepared, "kind" | "columns">): boolean {
  return kind === "organisation" && further.every((name) => columns[name].ends.length <= 1);
}

/** At least the odds (log2) of two that alone have a name: a little more likely one than two. */
const leastOfName = 0.5;

/**
 * A model of a base in which organisations are known by their names alone. There, those that are one are nearly all who agree in a name, and
 * strangers drawn at random agree just as often, since these hold the same pairs: nothing can be learnt of how common it is to be one.
 * So it is taken from what a name is: two that alone have one are one rather than two. Beyond doubt none of them is.
 */
export function withNamesAlone(model: Model, records: number): Model {
  const [prior = 0, ...others] = model.priors;
  const { name } = organisationAt;
  const odds = prior + (model.logs[0]?.[name]?.[organisationName.same] ?? 0) + rarityIn(records)(2);
  return odds >= leastOfName ? model : { ...model, priors: [prior + leastOfName - odds, ...others] };
}
