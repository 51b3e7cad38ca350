import { Button } from "@mantine/core";
import { useState } from "react";
import { listMisplacedPeople } from "../../../contract/data-quality.ts";
import { useReadPages } from "../../api.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useWorkplaceTexts } from "../../texts/workplaces/useWorkplaceTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { useKeys } from "../../ui/keys/KeysContext.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { SelectionBar } from "../../ui/table/SelectionBar.tsx";
import { PersonInDoubt } from "./PersonInDoubt.tsx";
import type { Misplaced } from "./trace-words.ts";
import { useDecide } from "./useDecide.tsx";
import classes from "./workplaces.module.css";

type PeopleInDoubtProps = {
  kind: "moved" | "left" | undefined;
  order: "strongest" | "newest";
  about: string | undefined;
  wasSearched: boolean;
};

const atOnceMax = 200;

/** Who waits for a decision: where they are noted, where it points, and why; one by one or many at once, by keyboard. */
export function PeopleInDoubt({ kind, order, about, wasSearched }: PeopleInDoubtProps) {
  const { workplaces: t } = useWorkplaceTexts();
  const format = useFormat();
  const mayWrite = useMay("party.write");
  const list = useReadPages(
    listMisplacedPeople,
    { order, ...(kind && { kind }), ...(about && { about }), limit: 50 },
    { keepsFormer: true },
  );
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const decide = useDecide(() => setChosen(new Set()));
  const current = Math.min(at, list.rows.length - 1);
  const row = list.rows[current];
  const selected = list.rows.filter((one) => chosen.has(one.relationshipId));
  const meant = selected.length > 0 ? selected : row ? [row] : [];
  const go = (to: number) => {
    setAt(to);
    document.querySelector(`[data-person="${to}"]`)?.scrollIntoView({ block: "nearest" });
  };

  useKeys(t.keys.title, [
    { keys: "j", words: t.keys.down, run: () => go(Math.min(current + 1, list.rows.length - 1)) },
    { keys: "k", words: t.keys.up, run: () => go(Math.max(current - 1, 0)) },
    { keys: "ArrowDown", words: t.keys.down, run: () => go(Math.min(current + 1, list.rows.length - 1)) },
    { keys: "ArrowUp", words: t.keys.up, run: () => go(Math.max(current - 1, 0)) },
    { keys: "o", words: t.keys.open, run: () => row && setOpened(toggled(opened, row)) },
    ...(mayWrite
      ? [
          { keys: "x", words: t.keys.select, run: () => row && setChosen(toggled(chosen, row)) },
          { keys: "m", words: t.keys.move, run: () => decide.settle(meant) },
          { keys: "r", words: t.keys.keep, run: () => decide.keep(meant) },
          { keys: "u", words: t.keys.undo, run: decide.undoLast },
        ]
      : []),
  ]);

  return (
    <>
      {list.problem ? <ErrorNote problem={list.problem} onRetry={list.onRetry} /> : null}
      {list.state === "loading" ? <SkeletonLines lines={6} lineHeight={52} /> : null}
      {list.state === "ready" && list.rows.length === 0 ? (
        <Empty
          title={wasSearched ? t.none : t.noneYet}
          sentence={wasSearched ? t.noneSentence : t.noneYetSentence}
        />
      ) : null}
      <ul className={classes.people} aria-label={t.title}>
        {list.rows.map((one, index) => (
          <PersonInDoubt
            key={one.relationshipId}
            row={one}
            place={index}
            isCurrent={index === current}
            isChosen={chosen.has(one.relationshipId)}
            isOpen={opened.has(one.relationshipId)}
            onChoose={mayWrite ? () => setChosen(toggled(chosen, one)) : undefined}
            onOpen={() => setOpened(toggled(opened, one))}
            decide={mayWrite ? decide : undefined}
          />
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" loading={list.isLoadingMore} onClick={list.onMore}>
          {t.more}
        </Button>
      ) : null}
      <SelectionBar count={selected.length} onClear={() => setChosen(new Set())}>
        {selected.length > atOnceMax ? (
          <span>{t.tooMany(format.amount(atOnceMax))}</span>
        ) : (
          <>
            <Button variant="filled" loading={decide.isBusy} onClick={() => decide.settle(selected)}>
              <SettleWords rows={selected} />
            </Button>
            <Button onClick={() => decide.keep(selected)}>{t.keep}</Button>
          </>
        )}
      </SelectionBar>
    </>
  );
}

/** "Move 12 people", "End 2 people", or both. */
function SettleWords({ rows }: { rows: readonly Misplaced[] }) {
  const { workplaces: t } = useWorkplaceTexts();
  const format = useFormat();
  const moved = rows.filter((one) => one.kind === "moved").length;
  const left = rows.length - moved;
  if (left === 0) return t.moveSome(format.count(moved, t.people));
  if (moved === 0) return t.endSome(format.count(left, t.people));
  return t.moveAndEnd(format.amount(moved), format.amount(left));
}

function toggled(set: ReadonlySet<string>, { relationshipId }: Misplaced): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(relationshipId)) next.add(relationshipId);
  return next;
}
