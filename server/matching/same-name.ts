import type { Prepared } from "./encode/prepared.ts";
import { eachFacetPair, type Facets, facetsOf } from "./owners/facets-of.ts";

/** Odds (log2) from which such two are looked at: less likely the same, something is there that contradicts it. */
export const sameNameFrom = -12;

/** A name that more have is a chain's, and says of no two that they are one. */
const holdersMost = 10;

/**
 * Whether two organisations have one and the same name that few have, and no two tax numbers. However little else agrees:
 * nobody would let them pass without a look, though what the base shows speaks for two houses of one name.
 */
export function sameNames(prepared: Prepared): (one: number, other: number) => boolean {
  const { core, taxId } = prepared.columns;
  if (prepared.kind !== "organisation") return () => false;
  return (one, other) => {
    const name = core.ids[one] as number;
    if (name === 0 || name !== core.ids[other] || (core.counts[name] as number) > holdersMost) return false;
    const [x, y] = [taxId.ids[one] as number, taxId.ids[other] as number];
    return x === 0 || y === 0 || x === y;
  };
}

/** The same of owners with several records each. */
export function sameNamesOfOwners(prepared: Prepared): (one: number, other: number) => boolean {
  const facets: Facets = facetsOf(prepared);
  const areSame = sameNames(prepared);
  return (one, other) => {
    let found = false;
    eachFacetPair(facets, one, other, (a, b) => {
      found ||= areSame(a, b);
    });
    return found;
  };
}
