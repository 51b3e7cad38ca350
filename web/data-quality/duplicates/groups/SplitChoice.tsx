import { useDuplicatesTexts } from "../../../texts/duplicates/useDuplicatesTexts.ts";
import { useFormat } from "../../../ui/FormatContext.tsx";
import { useKeys } from "../../../ui/keys/KeysContext.tsx";
import { type Act, DecisionBar } from "../DecisionBar.tsx";
import type { Tree } from "./cluster-trees.ts";

type SplitChoiceProps = {
  trees: readonly Tree[];
  apart: ReadonlySet<string>;
  onToggle: (keptAsId: string) => void;
  onSplit: (ids: { apartIds: string[]; fromIds: string[] }, words: string) => void;
  onBack: () => void;
};

/** Which records of a cluster are others than the rest: digits mark them, Enter does it. */
export function SplitChoice({ trees, apart, onToggle, onSplit, onBack }: SplitChoiceProps) {
  const { duplicates: t } = useDuplicatesTexts();
  const format = useFormat();
  const rest = trees.length - apart.size;
  const reason = apart.size === 0 || rest === 0 ? t.cluster.splitNone : undefined;
  const counts = [format.amount(apart.size), format.amount(rest)] as const;

  function split() {
    if (reason !== undefined) return;
    const idsOf = (isApart: boolean) =>
      trees
        .filter(({ keptAsId }) => apart.has(keptAsId) === isApart)
        .flatMap(({ members }) => members.map(({ partyId }) => partyId));
    onSplit({ apartIds: idsOf(true), fromIds: idsOf(false) }, t.done.split(...counts));
  }

  const go: Act = {
    id: "go",
    keys: "Enter",
    label: reason === undefined ? t.cluster.splitVerb(...counts) : t.act.split,
    run: split,
    reason,
  };
  const back: Act = { id: "back", keys: "Escape", label: t.act.back, run: onBack };
  useKeys(t.act.split, [
    ...trees.slice(0, 9).map(({ keptAsId, members }, at) => ({
      keys: String(at + 1),
      words: apart.has(keptAsId)
        ? t.cluster.unmark(members[0]?.name ?? "")
        : t.cluster.mark(members[0]?.name ?? ""),
      run: () => onToggle(keptAsId),
    })),
    { keys: "Enter", words: go.label, run: split },
    { keys: "Escape", words: t.keys.back, run: onBack },
  ]);
  return <DecisionBar label={t.act.label} question={t.cluster.splitHelp} acts={[go]} aside={[back]} />;
}
