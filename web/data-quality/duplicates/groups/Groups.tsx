import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { listDuplicateClusters } from "../../../../contract/data-quality/duplicate-search.ts";
import type { GivenOf } from "../../../../contract/endpoint.ts";
import { useReadPages } from "../../../api.ts";
import { links } from "../../../links.ts";
import { useDuplicatesTexts } from "../../../texts/duplicates/useDuplicatesTexts.ts";
import { useFormat } from "../../../ui/FormatContext.tsx";
import { useKeys } from "../../../ui/keys/KeysContext.tsx";
import { Link, useNavigation } from "../../../ui/Link.tsx";
import { Empty } from "../../../ui/states/Empty.tsx";
import { ErrorNote } from "../../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../../ui/states/Skeleton.tsx";
import { type Act, DecisionBar } from "../DecisionBar.tsx";
import review from "../ReviewQueue.module.css";
import { useReason } from "../useReason.tsx";
import { GroupLine } from "./GroupLine.tsx";
import classes from "./Groups.module.css";
import { isOpen, keyOfGroup, partOfMade, useGroups } from "./useGroups.ts";

/** So many undecided ones stand ready below the one at hand. */
const ahead = 15;
/** So many of those decided on stay in sight above it; the others stand under "Decided". */
const behind = 8;

/** Records that look alike by the group, the most valuable first: a key decides on all of one, and the next is at hand. */
export function Groups({ filter }: { filter: GivenOf<typeof listDuplicateClusters> }) {
  const { duplicates: t } = useDuplicatesTexts();
  const format = useFormat();
  const { go } = useNavigation();
  const list = useReadPages(listDuplicateClusters, { limit: 50, ...filter }, { keepsFormer: true });
  const { made, said, decide, undo, undoLast } = useGroups();
  const reason = useReason();
  const [at, setAt] = useState<string>();
  const { hasMore, isLoadingMore, onMore } = list;
  // Two pairs far apart by rank may lead to the same records, or to some of those decided on here.
  const rows = useMemo(() => {
    const isPart = partOfMade(made.values());
    const each = new Map(list.rows.map((row) => [keyOfGroup(row), row]));
    return [...each].flatMap(([key, row]) => (made.has(key) || !isPart(row) ? [row] : []));
  }, [list.rows, made]);
  const isLeft = (row: (typeof rows)[number]) => isOpen(made.get(keyOfGroup(row)));
  const index = Math.max(
    0,
    rows.findIndex((row) => keyOfGroup(row) === at),
  );
  const current = rows[index];
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);

  const shown = rows.filter((row, place) => isLeft(row) || place >= index - behind);
  const left = rows.slice(index).filter(isLeft).length;
  useEffect(() => {
    if (left < ahead && hasMore && !isLoadingMore) onMore();
  }, [left, hasMore, isLoadingMore, onMore]);

  function move(to: number) {
    const row = rows[Math.min(Math.max(to, 0), rows.length - 1)];
    if (row === undefined) return;
    setAt(keyOfGroup(row));
    document.querySelector(`[data-group="${keyOfGroup(row)}"]`)?.scrollIntoView({ block: "nearest" });
  }

  function decideOn(decision: "same" | "different") {
    if (current === undefined || !isLeft(current)) return;
    decide(current, { decision, ...reason.given });
    reason.clear();
    goOn.current = !toNext();
  }

  function toNext(): boolean {
    const next = rows.findIndex((row, place) => place > index && isLeft(row));
    if (next >= 0) move(next);
    return next >= 0;
  }

  // Whoever is quicker than the list goes on as soon as more of it is here.
  const goOn = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when more has come
  useEffect(() => {
    if (goOn.current) goOn.current = !toNext();
  }, [rows]);

  const none =
    current === undefined
      ? t.clusters.empty
      : isLeft(current)
        ? undefined
        : made.get(keyOfGroup(current))?.isOfOthers
          ? t.clusters.decidedByOthers
          : t.clusters.decidedAlready;
  const acts: Act[] = [
    { id: "allSame", keys: "a", label: t.act.allSame, run: () => decideOn("same"), reason: none },
    { id: "noneSame", keys: "n", label: t.act.noneSame, run: () => decideOn("different"), reason: none },
    {
      id: "open",
      keys: "o",
      label: t.act.pairs,
      run: () => {
        const near = current?.pairs[0]?.partyId ?? current?.members[0]?.partyId;
        if (near !== undefined) go(links.duplicates({ near }));
      },
      reason: current === undefined ? t.clusters.empty : undefined,
    },
  ];
  const back: Act = {
    id: "undo",
    keys: "u",
    label: t.act.undo,
    run: () => {
      const key = undoLast(t.done.undone);
      if (key !== undefined) move(rows.findIndex((row) => keyOfGroup(row) === key));
    },
    reason: [...made.values()].some(({ isOfOthers }) => isOfOthers !== true) ? undefined : t.act.undoNone,
  };
  useKeys(t.clusters.label, [
    { keys: "j", words: t.keys.down, run: () => move(index + 1) },
    { keys: "k", words: t.keys.up, run: () => move(index - 1) },
    { keys: "ArrowDown", words: t.keys.down, run: () => move(index + 1) },
    { keys: "ArrowUp", words: t.keys.up, run: () => move(index - 1) },
    ...[...acts, reason.act, back].map((act) => ({
      keys: act.keys,
      words: t.keys[act.id as keyof typeof t.keys],
      run: () => act.reason === undefined && act.run(),
    })),
  ]);

  return (
    <section className={review.review} aria-label={t.clusters.label}>
      <div className={review.pair}>
        {list.problem ? <ErrorNote problem={list.problem} onRetry={list.onRetry} /> : null}
        {list.state === "loading" ? <SkeletonLines lines={10} lineHeight={44} /> : null}
        {list.state === "ready" && rows.length === 0 ? (
          <Empty
            title={t.clusters.empty}
            sentence={isNarrowed ? t.clusters.nobody : t.clusters.emptySentence}
          />
        ) : null}
        {shown.length < rows.length ? (
          <p className={classes.decided}>
            <Link href={links.duplicates({ tab: "decided", mine: true })}>
              {t.clusters.decidedAbove(format.amount(rows.length - shown.length))}
            </Link>
          </p>
        ) : null}
        {rows.length === 0 ? null : (
          <p className={classes.legend}>
            <span className={classes.counts}>
              <IconCheck size={15} stroke={2.2} aria-hidden />
            </span>
            {t.clusters.legend}
          </p>
        )}
        <ul className={classes.list}>
          {shown.map((group) => (
            <GroupLine
              key={keyOfGroup(group)}
              group={group}
              isCurrent={group === current}
              made={made.get(keyOfGroup(group))}
              onPoint={() => setAt(keyOfGroup(group))}
              onUndo={() => undo(keyOfGroup(group), t.done.undone)}
            />
          ))}
        </ul>
        {hasMore ? (
          <Button variant="subtle" loading={isLoadingMore} onClick={onMore}>
            {t.decided.more}
          </Button>
        ) : null}
      </div>
      {rows.length === 0 ? null : (
        <DecisionBar
          label={t.clusters.act}
          acts={acts}
          aside={[reason.act, back]}
          said={said}
          reason={reason.line}
        />
      )}
    </section>
  );
}
