import type { Company } from "../company/records.ts";
import { madeId } from "./id-maker.ts";

/** The ids of what customers' rows point to. */
export type SharedIds = {
  users: ReadonlyMap<string, string>;
  products: ReadonlyMap<string, { productId: string; name: string }>;
  campaigns: ReadonlyMap<string, string>;
};

export function sharedIdsOf({ staff, products, campaigns, from, choice: { seed } }: Company): SharedIds {
  const ms = Date.parse(from);
  return {
    users: new Map(staff.map(({ key }, no) => [key, madeId(seed, ms, { purpose: "user", index: 0, no })])),
    products: new Map(
      products.map(({ key, name }, no) => [
        key,
        { productId: madeId(seed, ms, { purpose: "product", index: 0, no }), name },
      ]),
    ),
    campaigns: new Map(
      campaigns.map(({ key, startsOn }, no) => [
        key,
        madeId(seed, Date.parse(startsOn), { purpose: "campaign", index: 0, no }),
      ]),
    ),
  };
}
