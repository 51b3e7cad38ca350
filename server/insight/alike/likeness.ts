import type { alikeMeasures } from "../../../contract/insight/alike.ts";

type Measure = (typeof alikeMeasures)[number];

/** What likeness looks at. Nothing about persons. */
export type Profile = {
  revenue: number;
  segment: string | null;
  industry: string | null;
  ordersCount: number;
  contactsCount: number;
};

/** How far two customers are apart, and what they are alike in. Each doubling is one step, a different segment or industry too. */
export function likenessOf(
  one: Profile,
  other: Profile,
  mixShare: number | null,
): { distance: number; alike: Measure[] } {
  const size = doublings(one.revenue, other.revenue);
  const orders = doublings(one.ordersCount + 1, other.ordersCount + 1);
  const contacts = doublings(one.contactsCount + 1, other.contactsCount + 1);
  const segment = difference(one.segment, other.segment);
  const industry = difference(one.industry, other.industry);
  const mix = mixShare === null ? 0.5 : 1 - mixShare;
  const near = 0.585; // Half as much again.
  const alike: [Measure, boolean][] = [
    ["size", size <= near],
    ["segment", segment === 0],
    ["industry", industry === 0],
    ["mix", mixShare !== null && mixShare >= 0.5],
    ["orders", orders <= near],
    ["contacts", contacts <= near],
  ];
  return {
    distance: 2 * size + segment + industry + 2 * mix + 0.7 * orders + 0.5 * contacts,
    alike: alike.filter(([, is]) => is).map(([measure]) => measure),
  };
}

function doublings(one: number, other: number): number {
  return one <= 0 || other <= 0 ? 3 : Math.min(3, Math.abs(Math.log2(one / other)));
}

/** 0 the same, 1 another one, a half when nothing is known of either. */
function difference(one: string | null, other: string | null): number {
  return one === null || other === null ? 0.5 : one === other ? 0 : 1;
}

/** Shares of what somebody buys, by kind of product. */
export type Mix = ReadonlyMap<string, number>;

/** The share of the purchases that two have in common. */
export function mixInCommon(one: Mix | undefined, other: Mix | undefined): number | null {
  if (!one?.size || !other?.size) return null;
  return [...one].reduce((sum, [kind, share]) => sum + Math.min(share, other.get(kind) ?? 0), 0);
}
