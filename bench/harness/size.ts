/** How big the example company is. */
export type SizeName = "tiny" | "10k" | "100k" | "1m";

export const customersOf: Readonly<Record<SizeName, number>> = {
  tiny: 300,
  "10k": 10_000,
  "100k": 100_000,
  "1m": 1_000_000,
};

/** How long each thing is looked at. */
export type Effort = {
  /** Rounds of the thing and its yardstick in turns. */
  rounds: number;
  /** Milliseconds of a round of requests; one that has begun is waited for. */
  roundMs: number;
  /** The same where people pause: long enough that each asks several times. */
  deskRoundMs: number;
  /** How long a person at a desk looks at an answer before asking for the next thing. */
  deskPauseMs: number;
  /** Past it no further round is begun, so that what takes seconds is still measured, less often. */
  figureMsMax: number;
  /** A first round that doesn't count: code is compiled, connections are opened, pages of indexes are read. */
  warmUpMs: number;
  /** How many desks there are; the tables speak of 16. */
  users: number;
  /** Times of what takes seconds: a start, a page in the browser, an import. */
  times: number;
  restMs: number;
  /** Rows of the list to scroll through. */
  scrollRows: number;
};

export const fullEffort: Effort = {
  rounds: 4,
  roundMs: 1500,
  deskRoundMs: 6000,
  deskPauseMs: 1000,
  figureMsMax: 60_000,
  warmUpMs: 500,
  users: 16,
  times: 5,
  restMs: 60_000,
  scrollRows: 10_000,
};

/** Proves that everything runs; its figures say nothing. */
export const quickEffort: Effort = {
  rounds: 1,
  roundMs: 1,
  deskRoundMs: 1,
  deskPauseMs: 10,
  figureMsMax: 0,
  warmUpMs: 0,
  users: 3,
  times: 1,
  restMs: 100,
  scrollRows: 150,
};
