import type { ReactNode } from "react";
import type { previewMerge } from "../../../contract/data-quality/merging.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useMergedRecordsTexts } from "../../texts/party/useMergedRecordsTexts.ts";
import classes from "./golden.module.css";
import { useGroupWords } from "./useGroupWords.ts";

type Preview = OutputOf<typeof previewMerge>;
type Surviving = Preview["groups"][number];

type GroupLinesProps<One extends Surviving> = {
  label: string;
  groups: readonly One[];
  /** Whose these values are and by which rule, in words. */
  whyOf: (one: One) => string;
  action?: (one: One) => ReactNode;
  /** What else counts, as lines of the same list. */
  children?: ReactNode;
};

/** Each group of fields with what counts in it and why. */
export function GroupLines<One extends Surviving>({
  label,
  groups,
  whyOf,
  action,
  children,
}: GroupLinesProps<One>) {
  const { survivors: t } = useMergedRecordsTexts();
  const wordsOf = useGroupWords();
  return (
    <ul className={classes.lines} aria-label={label}>
      {groups.map((one) => {
        const { group, values, said } = one;
        const words = new Set(said.map((by) => wordsOf(group, by.values)));
        const areAlike = said.length > 1 && words.size === 1 && one.rule !== "pinned";
        return (
          <li key={group} className={classes.line}>
            <span className={classes.group}>{t.groups[group]}</span>
            <span className={classes.value}>
              {wordsOf(group, values) || <span className={classes.quiet}>{t.nothing}</span>}
              <span className={classes.why}>{areAlike ? t.alike(said.length) : whyOf(one)}</span>
            </span>
            {areAlike ? null : <span className={classes.action}>{action?.(one)}</span>}
          </li>
        );
      })}
      {children}
    </ul>
  );
}

type SetLinesProps = {
  title: string;
  set: Preview["mails"];
  records: readonly { partyId: string; name: string }[];
};

/** Mails or phones: all count, each with whom it comes from. */
export function SetLines({ title, set, records }: SetLinesProps) {
  const { survivors: t, origins } = useMergedRecordsTexts();
  if (set.length === 0) return null;
  const namesOf = (ids: readonly string[]) => [
    ...new Set(records.filter(({ partyId }) => ids.includes(partyId)).map(({ name }) => name)),
  ];
  return (
    <li className={classes.line}>
      <span className={classes.group}>{title}</span>
      <span className={classes.value}>
        {set.map(({ value, raw, from }, at) => (
          <span key={value} className={classes.one}>
            {raw}
            <span className={classes.why}>
              {[origins.ofRecords(namesOf(from).sort()), at === 0 && set.length > 1 ? t.first : null]
                .filter(Boolean)
                .join(", ")}
            </span>
          </span>
        ))}
      </span>
    </li>
  );
}
