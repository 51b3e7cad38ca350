import { useProfitTexts } from "../../texts/profit/useProfitTexts.ts";
import { Choice } from "../../ui/forms/Choice.tsx";
import classes from "../curve/CurveSwitches.module.css";
import type { MatrixSearch } from "./matrix-search.ts";

/** Which days, and how the scales run. */
export function MatrixSwitches({
  search,
  onSearch,
}: {
  search: MatrixSearch;
  onSearch: (next: MatrixSearch) => void;
}) {
  const { matrix: t } = useProfitTexts();
  return (
    <div className={classes.switches}>
      <Choice
        label={t.window}
        value={search.window ?? "12m"}
        onChange={(window) => onSearch({ ...search, window, lasso: undefined })}
        options={[
          { value: "12m", label: t.twelveMonths },
          { value: "all", label: t.all },
        ]}
      />
      <Choice
        label={t.scale}
        value={search.scale ?? "bent"}
        onChange={(scale) => onSearch({ ...search, scale: scale === "straight" ? scale : undefined })}
        options={[
          { value: "bent", label: t.bent },
          { value: "straight", label: t.straight },
        ]}
      />
    </div>
  );
}
