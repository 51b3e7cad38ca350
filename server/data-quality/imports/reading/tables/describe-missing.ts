import type { LinkMap, PartMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import type { Recognised } from "./recognise.ts";

/**
 * Where the rows of a known system name companies of which no table came, each name is a company: an export of contacts
 * alone still says where they work. A company of that name that came before is the one that is meant.
 * @param came the modules that have a table in the delivery
 */
export function describeMissing(recognised: Recognised, came: ReadonlySet<string>): Recognised {
  const { profile, module } = recognised;
  const missing = Object.values(module.links).flatMap((link): [string, PartMap][] => {
    const isOfCompanies = profile.modules[link.to]?.kind === "organisation";
    if (link.by !== "name" || !isOfCompanies || came.has(link.to) || link.to in module.parts) return [];
    return partNamedBy(link);
  });
  if (missing.length === 0) return recognised;
  const parts = { ...module.parts, ...Object.fromEntries(missing) };
  return { ...recognised, module: { ...module, parts } };
}

function partNamedBy({ column, to, split, when, behind, starts }: LinkMap): [string, PartMap][] {
  const [name, ...more] = [column ?? []].flat();
  // A name that only part of the words are is left to the file that will say it.
  if (name === undefined || more.length > 0 || behind !== undefined || starts !== undefined) return [];
  const part = {
    kind: "organisation" as const,
    id: [name],
    name: [name],
    columns: { [name]: "name" },
    links: {},
    always: { stage: "none" },
    usually: {},
    party: [],
    unlessNamed: true,
    ...(split !== undefined && { split }),
    ...(when !== undefined && { when }),
  };
  return [[to, part]];
}
