import { type Random, share } from "../../company/random.ts";
import type { Country } from "../../company/records.ts";
import type { Address } from "../reach-of.ts";

/** What was written lately, for records that stand where another one should: of each only the last few are kept. */
export type Neighbours = {
  addresses: Map<Country, Address[]>;
  accounts: { id: string; index: number }[];
};

const kept = 24;

export function noNeighbours(): Neighbours {
  return { addresses: new Map(), accounts: [] };
}

export function rememberAddress(neighbours: Neighbours, address: Address): void {
  const known = neighbours.addresses.get(address.country) ?? [];
  neighbours.addresses.set(address.country, known);
  known.push(address);
  if (known.length > kept) known.shift();
}

export function rememberAccount(neighbours: Neighbours, id: string, index: number): void {
  neighbours.accounts.push({ id, index });
  if (neighbours.accounts.length > kept) neighbours.accounts.shift();
}

/** An address in the same country that belongs to somebody else. */
export function otherAddress(neighbours: Neighbours, country: Country, random: Random): Address | undefined {
  const known = neighbours.addresses.get(country) ?? [];
  return known[Math.floor(share(random) * known.length)];
}

/** Another customer's account. */
export function otherAccount(neighbours: Neighbours, index: number, random: Random): string | undefined {
  const others = neighbours.accounts.filter((one) => one.index !== index);
  return others[Math.floor(share(random) * others.length)]?.id;
}
