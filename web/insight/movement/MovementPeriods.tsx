import { useProfitTexts } from "../../texts/profit/useProfitTexts.ts";
import { LineSelect } from "../../ui/controls/LineSelect.tsx";
import type { Movement } from "./bridge-rows.ts";
import classes from "./MovementPeriods.module.css";
import type { MovementSearch } from "./MoversList.tsx";

/** Which period, and against which. */
export function MovementPeriods({
  movement,
  search,
  onSearch,
}: {
  movement: Movement;
  search: MovementSearch;
  onSearch: (next: MovementSearch) => void;
}) {
  const { movement: t } = useProfitTexts();
  const now = movement.now.period;
  const others = movement.periods.filter((period) => period.includes("Q") === now.includes("Q"));
  const option = (period: string) => ({ value: period, label: t.periodOf(period) });
  // A year or quarter that is not closed can be asked for by its address.
  const nows = [...new Set(["12m", ...movement.periods, now])];
  const befores = [...new Set([...others.filter((period) => period !== now), movement.before.period])];
  return (
    <div className={classes.periods}>
      <LineSelect
        className={classes.period}
        aria-label={t.now}
        value={now}
        options={nows.map(option)}
        onPick={(next) => onSearch({ ...search, now: next === "12m" ? undefined : next, before: undefined })}
      />
      <span>{t.against}</span>
      {now === "12m" ? (
        <span>{t.before12m}</span>
      ) : (
        <LineSelect
          className={classes.period}
          aria-label={t.against}
          value={movement.before.period}
          options={befores.map(option)}
          onPick={(before) => onSearch({ ...search, before })}
        />
      )}
    </div>
  );
}
