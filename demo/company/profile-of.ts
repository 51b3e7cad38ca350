import { type Behaviour, behaviours, costly } from "./behaviour.ts";
import { type DayNumber, dayNumber } from "./days.ts";
import { chance, mix, pick, pickWeighted, type Random, randomFor, share, whole } from "./random.ts";
import type { Character, Company, Country, Party } from "./records.ts";
import { knownByName, rankOf, sizeAt } from "./size-of.ts";
import { insideSellers, keyAccountSellers } from "./staff.ts";

/** What a customer is like, before anything happened: cheap enough to ask of a neighbour. */
export type Profile = {
  index: number;
  isProspect: boolean;
  kind: Party["kind"];
  country: Country;
  /** Among those who bought, 0 the biggest; a prospect has the size it might have. */
  rank: number;
  level: number;
  eurosPerYear: number;
  ordersPerYear: number;
  character: Character;
  isCostly: boolean;
  behaviour: Behaviour;
  /** Became known; a customer buys from then on, or from the first day of the books. */
  since: DayNumber;
  /** Nothing after it, for who left or bought once. */
  until: DayNumber;
  /** Nothing in between, for who came back. */
  pause: readonly [DayNumber, DayNumber] | null;
  owner: { key: string; discountBonus: number } | null;
};

const purpose = 2;

const shares: readonly (readonly [Country, number])[] = [
  ["DE", 38],
  ["FR", 12],
  ["GB", 10],
  ["US", 9],
  ["PL", 9],
  ["ES", 8],
  ["JP", 6],
  ["GR", 4],
  ["UA", 4],
];

/** Prospects come after the customers, one for four. */
export function prospectsOf({ customers }: { customers: number }): number {
  return Math.round(customers / 4);
}

export function profileOf(company: Company, index: number): Profile {
  const { seed, customers } = company.choice;
  const random = randomFor(seed, index, purpose);
  const isProspect = index >= customers;
  const rank = isProspect ? whole(random, 0, customers - 1) : rankOf(seed, index, customers);
  const size = sizeAt(isProspect ? Math.max(rank, knownByName) : rank, customers);
  const kind = kindOf(random, size.level);
  const country = pickWeighted(random, shares);
  const isCostly = !isProspect && costsMore(random, company, rank);
  const character = isProspect ? "steady" : characterOf(random, rank, size.level, kind, isCostly, customers);
  const times = timesOf(random, company, character, isProspect, rank < 40 * Math.min(1, customers / 400));
  return {
    index,
    isProspect,
    kind,
    country,
    rank,
    level: size.level,
    eurosPerYear: size.euros,
    ordersPerYear: size.orders,
    character,
    isCostly,
    behaviour: isCostly ? costly(behaviours[character], size.euros) : behaviours[character],
    ...times,
    owner: ownerOf(random, kind, size.level),
  };
}

function kindOf(random: Random, level: number): Party["kind"] {
  const [people, households] = [
    [70, 8],
    [54, 8],
    [34, 6],
    [14, 3],
    [4, 0],
  ][Math.min(level, 4)] ?? [0, 0];
  const drawn = share(random) * 100;
  if (level >= 6 || drawn >= (people ?? 0) + (households ?? 0)) return "organisation";
  return drawn < (people ?? 0) ? "person" : "household";
}

/** One of the ten biggest, and about one in twenty of those whom one would call big. */
function costsMore(random: Random, { choice: { seed, customers } }: Company, rank: number): boolean {
  const drawn = chance(random, 5.7);
  if (rank >= knownByName || customers <= 4 * knownByName) return drawn && rank < customers * 0.3;
  return knownAndCostly(seed) === rank;
}

/** The place among the ten biggest whose customer costs more than it brings. */
export function knownAndCostly(seed: number): number {
  return 2 + ((mix(seed + 77) >>> 0) % 5);
}

function characterOf(
  random: Random,
  rank: number,
  level: number,
  kind: Party["kind"],
  isCostly: boolean,
  customers: number,
): Character {
  if (isCostly) {
    if (level >= 4) return "big and demanding";
    return pick(random, ["price grinder", "often returns", "complains without cause"] as const);
  }
  if (rank < knownByName && customers > 4 * knownByName)
    return pick(random, ["steady", "steady", "quiet and profitable", "big and demanding"] as const);
  const isBig = level >= 4;
  const isSmall = level <= 1;
  return pickWeighted<Character>(random, [
    ["steady", 34],
    ["quiet and profitable", isSmall ? 14 : 10],
    ["big and demanding", isBig ? 10 : 0],
    ["price grinder", kind === "organisation" ? 7 : 2],
    ["late payer", kind === "organisation" ? 9 : 2],
    ["often returns", 3],
    ["complains with cause", 3],
    ["complains without cause", 2],
    ["growing", 8],
    ["shrinking", 6],
    ["left", isBig ? 3 : 9],
    ["came back", isBig ? 1 : 4],
    ["seasonal", 6],
    ["one purchase", isSmall ? 17 : level === 2 ? 6 : 0],
  ]);
}

/** Since when and until when there is something to tell; the biggest were there before and stay. */
function timesOf(
  random: Random,
  company: Company,
  character: Character,
  isProspect: boolean,
  isPillar: boolean,
): Pick<Profile, "since" | "until" | "pause"> {
  const from = dayNumber(company.from);
  const last = dayNumber(company.choice.until);
  const length = last - from;
  if (isProspect) return { since: last - whole(random, 2, Math.min(length, 500)), until: last, pause: null };
  const wasThere = isPillar || chance(random, 38);
  // The company grows: new ones come the more often the later it is.
  const joined = from + Math.floor(length * 0.94 * Math.max(share(random), share(random) * 0.8));
  const since = wasThere ? from - whole(random, 30, 2400) : joined;
  const begin = Math.max(since, from);
  const rest = last - begin;
  if (isPillar) return { since, until: last, pause: null };
  switch (character) {
    case "left":
      return {
        since,
        until: begin + whole(random, Math.floor(rest * 0.2), Math.floor(rest * 0.8)),
        pause: null,
      };
    case "one purchase":
      return { since, until: Math.min(last, begin + whole(random, 2, 60)), pause: null };
    case "came back": {
      const stopped = begin + whole(random, Math.floor(rest * 0.2), Math.floor(rest * 0.4));
      return { since, until: last, pause: [stopped, stopped + Math.floor(rest * 0.35)] };
    }
    default:
      return { since, until: last, pause: null };
  }
}

function ownerOf(random: Random, kind: Party["kind"], level: number): Profile["owner"] {
  if (kind !== "organisation") return null;
  return level >= 5 ? pick(random, keyAccountSellers) : pick(random, insideSellers);
}
