import { type CurveWindow, curveWindows } from "../../../contract/insight/value-windows.ts";
import { useCurveTexts } from "../../texts/profit/useCurveTexts.ts";
import { CheckField } from "../../ui/forms/CheckField.tsx";
import { Choice } from "../../ui/forms/Choice.tsx";
import classes from "./CurveSwitches.module.css";

/** What the address of the page holds behind the question mark. */
export type CurveSearch = {
  measure?: "profit" | "revenue" | undefined;
  window?: CurveWindow | undefined;
  shape?: "lorenz" | undefined;
  before?: boolean | undefined;
  average?: boolean | undefined;
  by?: "group" | undefined;
  from?: number | undefined;
};

/** Profit or revenue, which days, and what the curve is compared with. */
export function CurveSwitches({
  search,
  onSearch,
}: {
  search: CurveSearch;
  onSearch: (next: CurveSearch) => void;
}) {
  const { curve: t } = useCurveTexts();
  const { measure = "profit", window = "12m", shape } = search;
  return (
    <div className={classes.switches}>
      <Choice
        label={t.measure}
        value={measure}
        onChange={(next) => onSearch({ ...search, measure: next, from: undefined })}
        options={[
          { value: "profit", label: t.profit },
          { value: "revenue", label: t.revenue },
        ]}
      />
      <Choice
        label={t.window}
        value={window}
        onChange={(next) => onSearch({ ...search, window: next, from: undefined })}
        options={curveWindows.map((value) => ({ value, label: t.windows[value] }))}
      />
      <Choice
        label={t.shape}
        value={shape ?? "cumulated"}
        onChange={(next) => onSearch({ ...search, shape: next === "lorenz" ? next : undefined })}
        options={[
          { value: "cumulated", label: t.cumulated },
          { value: "lorenz", label: t.lorenzShape },
        ]}
      />
      <CheckField
        label={t.byGroup}
        isOn={search.by === "group"}
        onChange={(isOn) => onSearch({ ...search, by: isOn ? "group" : undefined, from: undefined })}
      />
      {measure === "profit" && shape === undefined ? (
        <CheckField
          label={t.compareAverage}
          isOn={search.average ?? false}
          onChange={(isOn) => onSearch({ ...search, average: isOn })}
        />
      ) : null}
      {window === "all" || shape !== undefined ? null : (
        <CheckField
          label={t.compareBefore}
          isOn={search.before ?? false}
          onChange={(isOn) => onSearch({ ...search, before: isOn })}
        />
      )}
    </div>
  );
}
