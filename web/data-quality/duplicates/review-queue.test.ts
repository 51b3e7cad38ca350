import { describe, expect, test } from "vitest";
import type { DuplicatePair } from "../../../contract/data-quality/duplicate-review.ts";
import { ApiProblem } from "../../api-problem.ts";
import { emptyReview, isComing, keyOf, type Made, type Review, reviewed, type Step } from "./review-queue.ts";

/** Two records of a cluster; `open` are all that are open in it. */
function aPair(name: string, cluster = name, open: readonly string[] = [name]): DuplicatePair {
  const ids = (of: string) => ({ partyId: `${of}1`, otherPartyId: `${of}2` });
  const pairs = open.map((of) => ({ ...ids(of), band: "likely", probability: 0.9 }));
  return {
    ...ids(name),
    cluster: { clusterId: cluster, records: 2, members: [], pairs },
  } as unknown as DuplicatePair;
}

const madeOf = (pair: DuplicatePair, no: number, decision: Made["decision"] = "same"): Made => ({
  no,
  decision,
  pair,
  words: `done ${no}`,
  decisionId: null,
});
const answer = (pairs: DuplicatePair[], left = pairs.length) => ({
  pairs,
  left,
  heldBy: [],
  decidedToday: 5,
});
const reviewAfter = (steps: readonly Step[], state: Review = emptyReview) => steps.reduce(reviewed, state);
const shown = ({ pairs }: Review) => pairs.map(keyOf);
const keys = (...names: string[]) => names.map((name) => `${name}1 ${name}2`);

const [a, b, c] = [aPair("a"), aPair("b"), aPair("c")];
const begun = reviewAfter([{ type: "loaded", answer: answer([a, b, c], 9), isLast: true }]);

describe("what stands before the reviewer", () => {
  test("the next pair is there as soon as one is decided, and what comes in stands behind it", () => {
    const decided = reviewAfter([{ type: "decided", made: madeOf(a, 1) }], begun);
    expect(shown(decided)).toEqual(keys("b", "c"));
    expect(decided).toMatchObject({ left: 8, decidedToday: 6, said: "done 1" });
    const more = reviewAfter(
      [
        { type: "answered", no: 1, decisionId: "id", next: null },
        { type: "loaded", answer: answer([c, aPair("d"), b], 8), isLast: true },
      ],
      decided,
    );
    expect(shown(more)).toEqual(keys("b", "c", "d"));
    expect(more.made).toMatchObject([{ decisionId: "id" }]);
  });

  test("what was decided here doesn't come back with an answer that was under way", () => {
    const state = reviewAfter(
      [
        { type: "decided", made: madeOf(a, 1) },
        { type: "decided", made: madeOf(b, 2) },
        { type: "loaded", answer: answer([a, b, c]), isLast: true },
      ],
      begun,
    );
    expect(shown(state)).toEqual(keys("c"));
  });

  test("more of the same cluster is waited for, and comes before the others", () => {
    const first = aPair("a", "x", ["a", "e"]);
    const waiting = reviewAfter(
      [
        { type: "loaded", answer: answer([first, b]), isLast: true },
        { type: "decided", made: madeOf(first, 1) },
      ],
      emptyReview,
    );
    expect(waiting.isWaiting).toBe(true);
    expect(shown(waiting)).toEqual(keys("a", "b"));
    const second = aPair("e", "x", ["e"]);
    expect(
      shown(reviewAfter([{ type: "answered", no: 1, decisionId: "id", next: second }], waiting)),
    ).toEqual(keys("e", "b"));
    expect(shown(reviewAfter([{ type: "answered", no: 1, decisionId: "id", next: null }], waiting))).toEqual(
      keys("b"),
    );
  });

  test("nothing is said to be left while an answer is under way", () => {
    const last = reviewAfter([{ type: "loaded", answer: answer([a], 2), isLast: true }]);
    const decided = reviewAfter([{ type: "decided", made: madeOf(a, 1) }], last);
    expect(shown(decided)).toEqual([]);
    expect(isComing(decided)).toBe(true);
    const asked = reviewAfter(
      [{ type: "answered", no: 1, decisionId: "id", next: null }, { type: "asked" }],
      decided,
    );
    expect(isComing(asked)).toBe(true);
    expect(isComing(reviewAfter([{ type: "loaded", answer: answer([]), isLast: true }], asked))).toBe(false);
  });

  test("a refusal brings the pair back, unless somebody else has settled it", () => {
    const decided = reviewAfter([{ type: "decided", made: madeOf(a, 1) }], begun);
    const problem = ApiProblem.unreachable();
    const again = reviewAfter([{ type: "refused", no: 1, problem, isSettled: false }], decided);
    expect(shown(again)).toEqual(keys("a", "b", "c"));
    expect(again).toMatchObject({ problem, made: [] });
    expect([...again.gone]).toEqual([]);
    expect(shown(reviewAfter([{ type: "loaded", answer: answer([a, b, c]), isLast: true }], again))).toEqual(
      keys("a", "b", "c"),
    );
    const settled = reviewAfter([{ type: "refused", no: 1, problem, isSettled: true }], decided);
    expect(shown(settled)).toEqual(keys("b", "c"));
  });

  test("the pair on the screen stays, and shows what was decided around it since", () => {
    const now = aPair("a", "a", ["a", "e"]);
    const state = reviewAfter([{ type: "loaded", answer: answer([b, now]), isLast: true }], begun);
    expect(shown(state)).toEqual(keys("a", "b"));
    expect(state.pairs[0]).toBe(now);
    const unasked = reviewAfter([{ type: "loaded", answer: answer([b]), isLast: true }], begun);
    expect(unasked.pairs[0]).toBe(a);
  });

  test("undoing puts the pair back in front; putting off is no decision", () => {
    const made = madeOf(a, 1);
    const undone = reviewAfter(
      [
        { type: "decided", made },
        { type: "answered", no: 1, decisionId: "id", next: null },
        { type: "undone", made, pair: a, said: "as before" },
      ],
      begun,
    );
    expect(shown(undone)).toEqual(keys("a", "b", "c"));
    expect(undone).toMatchObject({ made: [], said: "as before" });
    expect(reviewAfter([{ type: "decided", made: madeOf(a, 1, "skip") }], begun)).toMatchObject({
      left: 9,
      decidedToday: 5,
    });
  });
});
