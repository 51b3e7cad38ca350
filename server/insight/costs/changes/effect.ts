/** What a change would do, as a run worked it out; names are looked up when it is read. */
export type Effect = {
  computedAt: string;
  isStale: boolean;
  window: { from: string; until: string };
  seconds: number;
  customers: number;
  moved: number;
  dearer: number;
  cheaper: number;
  serving: Pair;
  profit: Pair;
  unused: Pair;
  withoutRate: { before: number; after: number };
  ratingsMoved: number;
  ratings: { partyId: string; from: Letter; to: Letter; profitBefore: string; profitAfter: string }[];
  largest: { partyId: string; before: string; after: string; change: string }[];
};

type Pair = { before: string; after: string };
type Letter = "A" | "B" | "C" | "N";
