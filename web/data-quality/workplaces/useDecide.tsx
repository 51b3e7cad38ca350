import { Button } from "@mantine/core";
import { useState } from "react";
import { listPeople, readParty, readRelationGraph } from "../../../contract/customers.ts";
import {
  keepWorkplaces,
  listMisplacedPeople,
  listWorkplaceDecisions,
  movePeople,
  takeBackWorkplaceDecision,
} from "../../../contract/data-quality.ts";
import { useWrite } from "../../api.ts";
import { useWorkplaceTexts } from "../../texts/workplaces/useWorkplaceTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { toastDone, toastProblem } from "../../ui/states/toast.tsx";
import type { Misplaced } from "./trace-words.ts";

const reads = [listMisplacedPeople, listWorkplaceDecisions, readParty, listPeople, readRelationGraph];
const toastId = "workplaces";

/** Moves people, keeps them, and takes the last of it back; what was done stands below with its way back. */
export function useDecide(onDone: () => void) {
  const { workplaces: t } = useWorkplaceTexts();
  const format = useFormat();
  const move = useWrite(movePeople, { invalidates: reads });
  const keep = useWrite(keepWorkplaces, { invalidates: reads });
  const takeBack = useWrite(takeBackWorkplaceDecision, { invalidates: reads });
  const [last, setLast] = useState<string>();
  const people = (count: number) => format.count(count, t.people);
  const onError = ({ message }: { message: string }) => toastProblem(message, { id: toastId });

  const undo = (decisionId: string | undefined) => {
    if (decisionId === undefined) return;
    takeBack.mutate(
      { decisionId },
      {
        onSuccess: (done) => {
          setLast(undefined);
          toastDone(t.takenBack(people(done.people)), { id: toastId });
        },
        onError,
      },
    );
  };
  const tell = (sentence: string, decisionId: string) => {
    setLast(decisionId);
    onDone();
    toastDone(sentence, {
      id: toastId,
      action: (
        <Button size="compact-xs" variant="subtle" onClick={() => undo(decisionId)}>
          {t.undo}
        </Button>
      ),
    });
  };

  return {
    isBusy: move.isPending || keep.isPending || takeBack.isPending,
    /** `onlyEnd`: nobody is noted anywhere else. */
    settle: (rows: readonly Misplaced[], { onlyEnd = false } = {}) => {
      if (rows.length === 0) return;
      const asked = rows.map(({ partyId, relationshipId, suggested }) => ({
        ...{ partyId, relationshipId },
        toId: onlyEnd ? null : (suggested?.partyId ?? null),
      }));
      move.mutate(
        { people: asked },
        {
          onSuccess: ({ decisionId, moved, left }) => {
            const said = [
              ...(moved > 0 ? [t.moved(people(moved))] : []),
              ...(left > 0 ? [t.left(people(left))] : []),
            ];
            tell(said.join(" "), decisionId);
          },
          onError,
        },
      );
    },
    keep: (rows: readonly Misplaced[]) => {
      if (rows.length === 0) return;
      keep.mutate(
        { people: rows.map(({ partyId, relationshipId }) => ({ partyId, relationshipId })) },
        { onSuccess: ({ decisionId, kept }) => tell(t.kept(people(kept)), decisionId), onError },
      );
    },
    undo,
    undoLast: () => undo(last),
  };
}
