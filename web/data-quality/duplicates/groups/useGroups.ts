import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import {
  decideDuplicateGroup,
  listDuplicateDecisions,
  undoDuplicateDecision,
} from "../../../../contract/data-quality/duplicate-review.ts";
import {
  type listDuplicateClusters,
  summariseDuplicates,
} from "../../../../contract/data-quality/duplicate-search.ts";
import type { GivenOf, OutputOf } from "../../../../contract/endpoint.ts";
import { call, keyOf } from "../../../api.ts";
import { ApiProblem } from "../../../api-problem.ts";
import { useDuplicatesTexts } from "../../../texts/duplicates/useDuplicatesTexts.ts";
import { useFormat } from "../../../ui/FormatContext.tsx";
import { isSettledBy } from "../settled.ts";

export type Group = OutputOf<typeof listDuplicateClusters>["rows"][number];

/** What was decided on a group: on its way until the server has said its id, or refused with the reason. */
export type MadeOfGroup = {
  of: ReadonlySet<string>;
  words: string;
  decisionId: string | null;
  /** Somebody else was first, and nothing is left to decide: the words say who. */
  isOfOthers?: true;
  problem?: ApiProblem;
};

/** Nothing was decided on a group, or what was is refused and something is left of it. */
export const isOpen = (made: MadeOfGroup | undefined) => made === undefined || made.problem !== undefined;

/** What was decided is sent, and not answered yet. */
export const isUnderWay = (made: MadeOfGroup | undefined) =>
  made !== undefined && !isOpen(made) && made.decisionId === null && made.isOfOthers !== true;

type How = Pick<GivenOf<typeof decideDuplicateGroup>, "decision" | "reason">;

/** A group by its records: what is open in it changes, who is in it says which it is. */
export const keyOfGroup = ({ members }: Group) => members.map(({ partyId }) => partyId).join();

/** Whether all of a group's records stand in one that was decided on; a list of thousands is asked at each key. */
export function partOfMade(made: Iterable<MadeOfGroup>): (group: Group) => boolean {
  const withRecord = new Map<string, ReadonlySet<string>[]>();
  for (const { of, problem } of made)
    if (problem === undefined)
      for (const partyId of of) withRecord.set(partyId, [...(withRecord.get(partyId) ?? []), of]);
  return ({ members }) =>
    (withRecord.get(members[0]?.partyId ?? "") ?? []).some((of) =>
      members.every(({ partyId }) => of.has(partyId)),
    );
}

/** Decides on groups in the order in which it is asked, in the background, and undoes that, the last one first. */
export function useGroups() {
  const { duplicates: t } = useDuplicatesTexts();
  const format = useFormat();
  const client = useQueryClient();
  const [made, setMade] = useState<ReadonlyMap<string, MadeOfGroup>>(new Map());
  const [said, setSaid] = useState<string | null>(null);
  const underway = useRef<Promise<unknown>>(Promise.resolve());
  /** The id of each decision once it is known, beside the state, which is told of it only with the next render. */
  const ids = useRef(new Map<string, string>());

  function note(key: string, now: MadeOfGroup | null) {
    setMade((before) => {
      const after = new Map(before);
      if (now === null) after.delete(key);
      else after.set(key, now);
      return after;
    });
  }
  function inTurn(work: () => Promise<unknown>) {
    underway.current = underway.current.then(work);
  }
  const tellOthers = () => {
    void client.invalidateQueries({ queryKey: keyOf(listDuplicateDecisions) });
    void client.invalidateQueries({ queryKey: keyOf(summariseDuplicates) });
  };

  function decide(group: Group, how: How) {
    const key = keyOfGroup(group);
    const customers = new Set(group.members.map(({ goldenId }) => goldenId));
    const count = format.amount(customers.size);
    const words =
      how.decision === "same" ? t.done.allSame(count, group.members[0]?.name ?? "") : t.done.noneSame(count);
    const of = new Set(group.members.map(({ partyId }) => partyId));
    note(key, { of, words, decisionId: null });
    setSaid(words);
    inTurn(async () => {
      try {
        const { decisionId } = await call(decideDuplicateGroup, {
          partyIds: group.members.map(({ partyId }) => partyId),
          ...how,
        });
        ids.current.set(key, decisionId);
        note(key, { of, words, decisionId });
      } catch (problem) {
        if (!(problem instanceof ApiProblem)) throw problem;
        setSaid(problem.message);
        const told = { of, words: problem.message, decisionId: null };
        note(key, isSettledBy(problem) ? { ...told, isOfOthers: true } : { ...told, problem });
      }
      tellOthers();
    });
  }

  function undo(key: string, words: string) {
    inTurn(async () => {
      const decisionId = ids.current.get(key);
      if (decisionId === undefined) return note(key, null);
      try {
        await call(undoDuplicateDecision, { decisionId });
        ids.current.delete(key);
        note(key, null);
        setSaid(words);
      } catch (problem) {
        if (!(problem instanceof ApiProblem)) throw problem;
        note(key, { of: new Set(), words: "", decisionId, problem });
      }
      tellOthers();
    });
  }

  /** @returns the group it is about, if there is one */
  function undoLast(words: string): string | undefined {
    const [last] = [...made].findLast(([, { isOfOthers }]) => isOfOthers !== true) ?? [];
    if (last !== undefined) undo(last, words);
    return last;
  }

  return { made, said, decide, undo, undoLast };
}
