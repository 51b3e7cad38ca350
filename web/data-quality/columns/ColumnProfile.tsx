import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Fact, Facts } from "../../ui/layout/Facts.tsx";
import type { DraftColumn } from "../draft/draft.ts";
import classes from "./ColumnProfile.module.css";

/** What stands in a column: how full it is, how many values, the smallest, the largest, the most frequent. */
export function ColumnProfile({ profile }: { profile: DraftColumn["profile"] }) {
  const { columns: words } = useWizardTexts();
  const format = useFormat();
  if (profile === null) return <p className={classes.quiet}>{words.noProfile}</p>;
  const { filled, empty, looked, distinct, isDistinctExact, least, most, longest, frequent, types } = profile;
  const count = format.amount(distinct);
  return (
    <div className={classes.profile}>
      <Facts>
        <Fact name={words.cells}>{words.cellsOf(format.amount(filled), format.amount(filled + empty))}</Fact>
        <Fact name={words.distinct}>{isDistinctExact ? count : words.about(count)}</Fact>
        <Fact name={words.longest}>{words.letters(longest, format.amount(longest))}</Fact>
        {looked === undefined ? null : (
          <Fact name={words.looked}>{words.lookedAt(format.amount(looked), format.amount(filled))}</Fact>
        )}
        {least === null ? null : (
          <Fact name={words.least}>
            <span className={classes.value}>{least}</span>
          </Fact>
        )}
        {most === null ? null : (
          <Fact name={words.most}>
            <span className={classes.value}>{most}</span>
          </Fact>
        )}
        {types.length > 0 ? (
          <Fact name={words.readAs}>
            {types
              .map(({ type, count: fitting }) => `${words.types[type] ?? type} (${format.amount(fitting)})`)
              .join(", ")}
          </Fact>
        ) : null}
      </Facts>
      {frequent.length > 0 ? <Frequent frequent={frequent} filled={looked ?? filled} /> : null}
    </div>
  );
}

type FrequentProps = {
  frequent: NonNullable<DraftColumn["profile"]>["frequent"];
  /** Cells among which they were counted. */
  filled: number;
};

function Frequent({ frequent, filled }: FrequentProps) {
  const { columns: words } = useWizardTexts();
  const format = useFormat();
  const largest = Math.max(1, ...frequent.map(({ count }) => count));
  return (
    <div>
      <h4 className={classes.title}>{words.frequent}</h4>
      <ol className={classes.frequent}>
        {frequent.map(({ value, count }) => (
          <li key={value} className={classes.one}>
            <span className={classes.value} title={value}>
              {value}
            </span>
            <span className={classes.track} aria-hidden>
              <span className={classes.bar} style={{ width: `${(count / largest) * 100}%` }} />
            </span>
            <span className={classes.count} title={format.percent(count / Math.max(1, filled))}>
              {format.amount(count)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
