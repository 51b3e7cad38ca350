import type {
  DuplicatePair,
  decideDuplicate,
  nextDuplicates,
} from "../../../contract/data-quality/duplicate-review.ts";
import type { GivenOf, OutputOf } from "../../../contract/endpoint.ts";
import type { ApiProblem } from "../../api-problem.ts";

export type Decision = GivenOf<typeof decideDuplicate>["decision"] | "split" | "group";

/** Something decided here: what it was about, and its id once the server has said it. */
export type Made = {
  no: number;
  decision: Decision;
  pair: DuplicatePair;
  words: string;
  decisionId: string | null;
};

/** What a reviewer has before them: the pair on the screen, those loaded behind it, and what they did here. */
export type Review = {
  pairs: readonly DuplicatePair[];
  isLoaded: boolean;
  /** The server is asked what comes next. */
  isAsking: boolean;
  left: number;
  decidedToday: number;
  heldBy: readonly string[];
  /** The answer to what was decided says what comes next: more of the same cluster. */
  isWaiting: boolean;
  /** Newest last. */
  made: readonly Made[];
  /** Pairs decided here, so that an answer that was under way doesn't bring them back. */
  gone: ReadonlySet<string>;
  /** What the last step came to. */
  said: string | null;
  problem: ApiProblem | null;
};

export const emptyReview: Review = {
  pairs: [],
  isLoaded: false,
  isAsking: false,
  left: 0,
  decidedToday: 0,
  heldBy: [],
  isWaiting: false,
  made: [],
  gone: new Set(),
  said: null,
  problem: null,
};

export type Step =
  | { type: "begun" }
  | { type: "asked" }
  | { type: "loaded"; answer: OutputOf<typeof nextDuplicates>; isLast: boolean }
  | { type: "decided"; made: Made }
  | { type: "answered"; no: number; decisionId: string; next: DuplicatePair | null }
  | { type: "refused"; no: number; problem: ApiProblem; isSettled: boolean }
  | { type: "undone"; made: Made; pair: DuplicatePair | null; said: string }
  | { type: "failed"; problem: ApiProblem };

export const keyOf = ({ partyId, otherPartyId }: Pick<DuplicatePair, "partyId" | "otherPartyId">) =>
  `${partyId} ${otherPartyId}`;

/** What a decision closes as far as is known before the server has said it: of a group all that is open in it. */
function closedBy({ decision, pair }: Made): string[] {
  return decision === "group" ? [keyOf(pair), ...pair.cluster.pairs.map(keyOf)] : [keyOf(pair)];
}

function without(some: ReadonlySet<string>, keys: readonly string[]): ReadonlySet<string> {
  return new Set([...some].filter((key) => !keys.includes(key)));
}

/** What comes next is not known yet: it is asked for, or hangs on an answer that is under way. */
export function isComing({ isLoaded, isAsking, made }: Review): boolean {
  return !isLoaded || isAsking || made.some(({ decisionId }) => decisionId === null);
}

/** More is open among the records of this pair's cluster, so that what is decided may change what is asked next. */
export function hasMoreNearby(pair: DuplicatePair): boolean {
  return pair.cluster.pairs.some((other) => keyOf(other) !== keyOf(pair));
}

/** The state after a step. */
export function reviewed(state: Review, step: Step): Review {
  switch (step.type) {
    case "begun":
      return { ...emptyReview, isAsking: state.isAsking, made: state.made, said: state.said };
    case "asked":
      return { ...state, isAsking: true };
    case "loaded":
      return { ...loaded(state, step.answer), isAsking: !step.isLast };
    case "decided": {
      const { made } = step;
      const closed = new Set(closedBy(made));
      const counts = made.decision === "skip" ? 0 : closed.size;
      const isWaiting = ["split", "group"].includes(made.decision) || hasMoreNearby(made.pair);
      return {
        ...state,
        pairs: isWaiting ? state.pairs : state.pairs.slice(1),
        isWaiting,
        left: Math.max(0, state.left - counts),
        decidedToday: state.decidedToday + counts,
        made: [...state.made, made],
        gone: new Set([...state.gone, ...closed]),
        said: made.words,
        problem: null,
      };
    }
    case "answered": {
      const rest = state.isWaiting ? state.pairs.slice(1) : state.pairs;
      return {
        ...state,
        isWaiting: false,
        pairs: step.next !== null && state.isWaiting ? [step.next, ...others(rest, step.next)] : rest,
        made: state.made.map((one) => (one.no === step.no ? { ...one, decisionId: step.decisionId } : one)),
      };
    }
    case "refused": {
      const made = state.made.find((one) => one.no === step.no);
      const isBack = made !== undefined && !step.isSettled;
      const gone = isBack ? without(state.gone, closedBy(made)) : state.gone;
      const rest = state.isWaiting ? state.pairs.slice(1) : state.pairs;
      return {
        ...state,
        isWaiting: false,
        pairs: made === undefined || step.isSettled ? rest : [made.pair, ...others(rest, made.pair)],
        made: state.made.filter((one) => one.no !== step.no),
        gone,
        said: null,
        problem: step.problem,
      };
    }
    case "undone": {
      const gone = without(state.gone, closedBy(step.made));
      return {
        ...state,
        pairs: step.pair === null ? state.pairs : [step.pair, ...others(state.pairs, step.pair)],
        made: state.made.filter((one) => one.no !== step.made.no),
        gone,
        isWaiting: false,
        said: step.said,
        problem: null,
      };
    }
    case "failed":
      return { ...state, isLoaded: true, isAsking: false, isWaiting: false, problem: step.problem };
  }
}

/** What is on the screen stays there, with what others decided around it since; behind it comes what the server says now. */
function loaded(state: Review, answer: OutputOf<typeof nextDuplicates>): Review {
  const [current] = state.pairs;
  const fresh = answer.pairs.filter((pair) => !state.gone.has(keyOf(pair)));
  return {
    ...state,
    isLoaded: true,
    left: answer.left,
    decidedToday: answer.decidedToday,
    heldBy: answer.heldBy,
    pairs:
      current === undefined
        ? fresh
        : [fresh.find((pair) => keyOf(pair) === keyOf(current)) ?? current, ...others(fresh, current)],
  };
}

/** Those that have nothing to do with a pair: the rest of its cluster comes when it is decided. */
function others(pairs: readonly DuplicatePair[], pair: DuplicatePair): DuplicatePair[] {
  return pairs.filter(
    (one) =>
      keyOf(one) !== keyOf(pair) &&
      (one.cluster.clusterId === null || one.cluster.clusterId !== pair.cluster.clusterId),
  );
}
