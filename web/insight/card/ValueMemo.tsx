import { useValueTexts } from "../../texts/ledger/useValueTexts.ts";
import { FigureLine, FigureLines } from "../../ui/figures/FigureLine.tsx";
import type { LedgerFilter } from "./LedgerPeek.tsx";
import type { PartyValue } from "./party-value.ts";
import classes from "./ServingCosts.module.css";

type Row = NonNullable<PartyValue["memo"]>[number];

/** What stands beside the profit and is not in it, or is in it and no demand of the customer; each opens to its rows. */
export function ValueMemo({
  rows,
  onOpen,
}: {
  rows: readonly Row[];
  onOpen: (filter: LedgerFilter) => void;
}) {
  const t = useValueTexts().value;
  const shown = rows.filter((row) => Number(row.amount) !== 0);
  if (shown.length === 0) return null;
  return (
    <>
      <p className={classes.note}>{t.memoTitle}</p>
      <FigureLines>
        {shown.map(({ line, amount }) => (
          <FigureLine
            key={line}
            label={t.memo[line]}
            value={-Number(amount)}
            tip={t.memoTips[line]}
            onOpen={() => onOpen({ title: t.memo[line], ...filters[line] })}
          />
        ))}
      </FigureLines>
    </>
  );
}

const filters = {
  acquisition: { category: ["acquisition"] },
  own_faults: { category: ["redress"], demand: false },
  sustaining: { category: ["sustaining"] },
} satisfies Record<Row["line"], Omit<LedgerFilter, "title">>;
