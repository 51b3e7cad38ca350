import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useReducer, useRef } from "react";
import {
  type DuplicateFilter,
  type DuplicatePair,
  decideDuplicate,
  decideDuplicateGroup,
  listDuplicateDecisions,
  nextDuplicates,
  splitDuplicates,
  undoDuplicateDecision,
} from "../../../contract/data-quality/duplicate-review.ts";
import type { GivenOf } from "../../../contract/endpoint.ts";
import { call, keyOf as readKeyOf } from "../../api.ts";
import { ApiProblem } from "../../api-problem.ts";
import { emptyReview, type Made, reviewed } from "./review-queue.ts";
import { isSettledBy } from "./settled.ts";

type Asked = Omit<GivenOf<typeof decideDuplicate>, "partyId" | "otherPartyId" | "filter">;

/** What is behind the pair on the screen, loaded before it is needed. */
const ahead = 5;
// A claim lasts ten minutes: whoever thinks longer about a pair keeps it.
const renewMs = 240_000;

/**
 * Reviewing pairs one after the other: the next one stands there as soon as one is decided, decisions are sent in the
 * background in their order, and each can be undone, the last one first.
 * @param searchId the last search: what another one found is asked for
 */
export function useReview(filter: DuplicateFilter, searchId: string | undefined) {
  const [state, step] = useReducer(reviewed, emptyReview);
  const client = useQueryClient();
  const underway = useRef<Promise<unknown>>(Promise.resolve());
  /** What can be undone, the last one last: kept beside the state, which is told of an answer only with the next render. */
  const stack = useRef<Made[]>([]);
  const count = useRef(0);
  const asked = useRef(filter);
  asked.current = filter;

  /** One asking at a time: whoever asks meanwhile is answered by one that begins after it. */
  const asking = useRef<{ isWanted: boolean } | null>(null);
  const load = useCallback(async () => {
    if (asking.current !== null) {
      asking.current.isWanted = true;
      return;
    }
    const mine = { isWanted: true };
    asking.current = mine;
    step({ type: "asked" });
    while (mine.isWanted) {
      mine.isWanted = false;
      const wanted = asked.current;
      try {
        const answer = await call(nextDuplicates, { ...wanted, count: ahead });
        if (wanted === asked.current) step({ type: "loaded", answer, isLast: !mine.isWanted });
        else mine.isWanted = true;
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        step({ type: "failed", problem: error });
      }
    }
    asking.current = null;
  }, []);

  /** After all that was sent before. */
  const inTurn = useCallback((work: () => Promise<void>) => {
    underway.current = underway.current.then(work);
    return underway.current;
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter begins anew
  useEffect(() => {
    step({ type: "begun" });
    void load();
  }, [load, filter]);

  const known = useRef(searchId);
  useEffect(() => {
    if (known.current !== undefined && searchId !== known.current) void load();
    known.current = searchId ?? known.current;
  }, [load, searchId]);

  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && void load(), renewMs);
    return () => {
      clearInterval(timer);
      // What nobody looks at any more is free for others at once.
      void call(nextDuplicates, { count: 0 }).catch(() => undefined);
    };
  }, [load]);

  const send = useCallback(
    (
      what: Omit<Made, "no" | "decisionId">,
      request: () => Promise<{ decisionId: string; next: DuplicatePair | null }>,
    ) => {
      const no = ++count.current;
      const made: Made = { ...what, no, decisionId: null };
      stack.current.push(made);
      step({ type: "decided", made });
      return inTurn(async () => {
        try {
          const answer = await request();
          made.decisionId = answer.decisionId;
          step({ type: "answered", no, ...answer });
          void client.invalidateQueries({ queryKey: readKeyOf(listDuplicateDecisions) });
        } catch (error) {
          if (!(error instanceof ApiProblem)) throw error;
          stack.current = stack.current.filter((one) => one !== made);
          step({ type: "refused", no, problem: error, isSettled: isSettledBy(error) });
        }
        void load();
      });
    },
    [inTurn, load, client],
  );

  const decide = useCallback(
    (pair: DuplicatePair, how: Asked, words: string) => {
      const { partyId, otherPartyId } = pair;
      return send({ decision: how.decision, pair, words }, () =>
        call(decideDuplicate, { partyId, otherPartyId, ...how, filter: asked.current }),
      );
    },
    [send],
  );

  const split = useCallback(
    (pair: DuplicatePair, ids: Omit<GivenOf<typeof splitDuplicates>, "filter">, words: string) =>
      send({ decision: "split", pair, words }, () =>
        call(splitDuplicates, { ...ids, filter: asked.current }),
      ),
    [send],
  );

  const decideGroup = useCallback(
    (pair: DuplicatePair, how: Omit<GivenOf<typeof decideDuplicateGroup>, "filter">, words: string) =>
      send({ decision: "group", pair, words }, () =>
        call(decideDuplicateGroup, { ...how, filter: asked.current }),
      ),
    [send],
  );

  const undo = useCallback(
    (said: string) =>
      inTurn(async () => {
        const last = stack.current.at(-1);
        if (last === undefined || last.decisionId === null) return;
        try {
          const { pair } = await call(undoDuplicateDecision, { decisionId: last.decisionId });
          stack.current.pop();
          step({ type: "undone", made: last, pair, said });
          void client.invalidateQueries({ queryKey: readKeyOf(listDuplicateDecisions) });
        } catch (error) {
          if (!(error instanceof ApiProblem)) throw error;
          step({ type: "failed", problem: error });
        }
        void load();
      }),
    [inTurn, load, client],
  );

  return { state, decide, split, decideGroup, undo, load };
}
