import type { Spread } from "./harness/statistics.ts";
import type { World } from "./harness/world.ts";

export type Unit =
  | "ms"
  | "s"
  | "MB"
  | "kB"
  | "rows/s"
  | "pairs"
  | "pairs/s"
  | "frames/s"
  | "/s"
  | "%"
  | "×"
  | "records";

/** One measured thing, held against a yardstick that was measured beside it, in turns. */
export type Figure = {
  /** What was done, as a reader would say it: "first page by profit". */
  name: string;
  /** Under what load: "1 user". */
  load?: string;
  unit: Unit;
  /** Of a request this is the time the server took. */
  spread: Spread;
  /** Of a request: there and back, as its sender sees it. The yardstick is held against this one. */
  roundTrip?: Spread;
  yardstick?: { name: string; spread: Spread };
  aim?: Aim;
  /** The host of the virtual machine took this share of its time away, in every round there was. */
  stolen?: number;
};

export type Aim = { at: "p50" | "p99" | "max" } & ({ atMost: number } | { atLeast: number });

/** One area: the question it answers, and how. */
export type Bench = {
  name: string;
  question: string;
  measure(world: World): Promise<Figure[]>;
};
