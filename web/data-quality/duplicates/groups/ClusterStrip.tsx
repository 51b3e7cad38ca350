import type { DuplicatePair } from "../../../../contract/data-quality/duplicate-review.ts";
import { useDuplicatesTexts } from "../../../texts/duplicates/useDuplicatesTexts.ts";
import { classNames } from "../../../ui/class-names.ts";
import { useFormat } from "../../../ui/FormatContext.tsx";
import classes from "./ClusterStrip.module.css";
import { treesOf } from "./cluster-trees.ts";

type ClusterStripProps = {
  pair: DuplicatePair;
  /** While it is being split: the records marked as others, and what pressing one does. */
  split: { apart: ReadonlySet<string>; onToggle: (keptAsId: string) => void } | undefined;
};

/** All records that look alike with these two: which are one already, and which stand on the screen. */
export function ClusterStrip({ pair, split }: ClusterStripProps) {
  const { duplicates: t } = useDuplicatesTexts();
  const format = useFormat();
  const { cluster } = pair;
  const trees = treesOf(pair);
  if (cluster.records <= 2)
    return <p className={classNames(classes.strip, classes.aside, classes.alone)}>{t.cluster.onlyTwo}</p>;
  return (
    <section className={classes.strip} aria-label={t.cluster.title(format.amount(cluster.records))}>
      <p className={classes.title}>
        {t.cluster.title(format.amount(cluster.records))}
        <span className={classes.aside}>
          {t.cluster.open(format.amount(cluster.pairs.length))}
          {cluster.members.length < cluster.records
            ? ` · ${t.cluster.shown(format.amount(cluster.members.length), format.amount(cluster.records))}`
            : null}
        </span>
      </p>
      <ul className={classes.trees}>
        {trees.map((tree, at) => {
          const isHere = tree.members.some(
            ({ partyId }) => partyId === pair.partyId || partyId === pair.otherPartyId,
          );
          const isApart = split?.apart.has(tree.keptAsId) ?? tree.isApart;
          const inside = (
            <>
              <span className={classes.no}>{at + 1}</span>
              <span className={classes.names}>
                {tree.members.map(({ partyId, name, place }, nth) => (
                  <span key={partyId}>
                    {nth > 0 ? <span className={classes.joint}>=</span> : null}
                    {name}
                    {place === null ? null : <span className={classes.place}> {place}</span>}
                  </span>
                ))}
              </span>
              {isApart ? <span className={classes.apartMark}>{t.cluster.apart}</span> : null}
            </>
          );
          return (
            <li
              key={tree.keptAsId}
              className={classNames(classes.tree, isHere && classes.here, isApart && classes.apart)}
              aria-current={isHere || undefined}
            >
              {split === undefined ? (
                <span className={classes.inside}>{inside}</span>
              ) : (
                <button
                  type="button"
                  className={classes.inside}
                  aria-pressed={isApart}
                  onClick={() => split.onToggle(tree.keptAsId)}
                >
                  {inside}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
