import { setTimeout as pause } from "node:timers/promises";
import type { Aim, Figure } from "../figure.ts";
import { rounded, spreadOf } from "./statistics.ts";
import { watchStolenTime } from "./stolen-time.ts";
import type { Asked, User } from "./user.ts";
import type { World } from "./world.ts";

/** One thing a user does, with whatever requests that takes; `turn` counts on, so that no two ask for the same. */
export type Task = (user: User, turn: number) => Promise<Asked>;

export type Load = "1 user" | "16 users" | "16 users, no pause";

const loads: Readonly<Record<Load, { users: number; atDesks: boolean }>> = {
  "1 user": { users: 1, atDesks: false },
  "16 users": { users: 16, atDesks: true },
  "16 users, no pause": { users: 16, atDesks: false },
};

type Measured = {
  name: string;
  task: Task;
  /** An HTTP handler that does nothing, unless something else is nearer to what the task does. */
  yardstick?: { name: string; task: Task };
  /** Of the server's time with 16 users. */
  aim?: Aim;
  loads?: readonly Load[];
};

/**
 * Times a task and its yardstick in turns, after a round of each that doesn't count: by one user, by 16 who each
 * pause a second before they ask again (a very busy desk), and by 16 who don't, which gives the rate the machine can
 * do when it is full.
 */
export async function measureRequests(world: World, measured: Measured): Promise<Figure[]> {
  const yardstick = measured.yardstick ?? {
    name: "a handler that does nothing",
    task: (user: User) => user.ask(world.nothing.url, { path: "/nothing" }),
  };
  const turns = { thing: 0, yardstick: 0 };
  const figures: Figure[] = [];
  for (const load of measured.loads ?? (["1 user", "16 users"] as const)) {
    const pairs: Pair[] = [];
    const { users, atDesks } = loads[load];
    const pauseMs = atDesks ? world.effort.deskPauseMs : 0;
    const atWork = world.users.slice(0, users);
    const doBoth = async (roundMs: number) => {
      const stolen = watchStolenTime();
      const mine = await oneRound(atWork, pauseMs, roundMs, (user) => measured.task(user, turns.thing++));
      const theirs = await oneRound(atWork, pauseMs, roundMs, (user) =>
        yardstick.task(user, turns.yardstick++),
      );
      return { mine, theirs, stolen: stolen() };
    };
    const { rounds, warmUpMs, figureMsMax, roundMs, deskRoundMs } = world.effort;
    const began = performance.now();
    if (warmUpMs > 0) await doBoth(warmUpMs);
    do pairs.push(await doBoth(atDesks ? deskRoundMs : roundMs));
    while (undisturbed(pairs).length < rounds && performance.now() - began < figureMsMax);
    figures.push(figureOf(measured, load, calmest(pairs, rounds), yardstick.name));
  }
  return figures;
}

/** A round of the thing, a round of its yardstick, and what share of the time the host took away meanwhile. */
type Pair = { mine: Round; theirs: Round; stolen: number };

// Above it a round says more about the neighbours of a virtual machine than about us, and another one is measured.
const stolenMost = 0.02;

function undisturbed(pairs: readonly Pair[]): Pair[] {
  return pairs.filter(({ stolen }) => stolen <= stolenMost);
}

/** Where the host never left the machine alone, the rounds in which it took the least. */
function calmest(pairs: readonly Pair[], rounds: number): Pair[] {
  return pairs.toSorted((a, b) => a.stolen - b.stolen).slice(0, rounds);
}

function figureOf(measured: Measured, load: Load, pairs: readonly Pair[], yardstickName: string): Figure {
  const mine = pairs.map((pair) => pair.mine);
  const yardstick = { name: yardstickName, rounds: pairs.map((pair) => pair.theirs) };
  const stolen = Math.max(...pairs.map((pair) => pair.stolen));
  const figure =
    load === "16 users, no pause"
      ? rateFigure(measured.name, load, mine, yardstick)
      : timeFigure(measured, load, mine, yardstick);
  return stolen > stolenMost ? { ...figure, stolen } : figure;
}

type Round = { asked: readonly Asked[]; ms: number };

async function oneRound(
  users: readonly User[],
  pauseMs: number,
  roundMs: number,
  task: (user: User) => Promise<Asked>,
): Promise<Round> {
  const asked: Asked[] = [];
  const began = performance.now();
  await Promise.all(
    users.map(async (user) => {
      // Nobody's desk opens at the same instant as the next one's.
      if (pauseMs > 0) await pause((pauseMs * user.index) / users.length);
      do {
        asked.push(await task(user));
        if (pauseMs > 0) await pause(pauseMs);
      } while (performance.now() - began < roundMs);
    }),
  );
  return { asked, ms: performance.now() - began };
}

type Yardstick = { name: string; rounds: readonly Round[] };

function timeFigure(measured: Measured, load: Load, rounds: readonly Round[], yardstick: Yardstick): Figure {
  const asked = rounds.flatMap((round) => round.asked);
  const theirs = yardstick.rounds.flatMap((round) => round.asked);
  return {
    name: measured.name,
    load,
    unit: "ms",
    spread: spreadOf(asked.map((one) => one.serverMs)),
    roundTrip: spreadOf(asked.map((one) => one.roundTripMs)),
    yardstick: { name: yardstick.name, spread: spreadOf(theirs.map((one) => one.roundTripMs)) },
    ...(measured.aim && load === "16 users" ? { aim: measured.aim } : {}),
  };
}

function rateFigure(name: string, load: Load, rounds: readonly Round[], yardstick: Yardstick): Figure {
  const rate = ({ asked, ms }: Round) => rounded((asked.length / ms) * 1000);
  return {
    name,
    load,
    unit: "/s",
    spread: spreadOf(rounds.map(rate)),
    yardstick: { name: yardstick.name, spread: spreadOf(yardstick.rounds.map(rate)) },
  };
}

/** What a statement takes that nothing of ours stands around: no HTTP, no sign-in, no transaction. */
export async function timed(work: () => Promise<unknown>): Promise<Asked> {
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  return { serverMs: ms, roundTripMs: ms };
}
