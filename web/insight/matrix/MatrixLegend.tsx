import { useProfitTexts } from "../../texts/profit/useProfitTexts.ts";
import { ScatterShape } from "../../ui/charts/ScatterShape.tsx";
import type { ScatterGroup } from "../../ui/charts/scatter.ts";
import classes from "./MatrixLegend.module.css";
import { type Letter, letters, lettersOf, type MatrixSearch } from "./matrix-search.ts";

type MatrixLegendProps = {
  groups: readonly ScatterGroup[];
  search: MatrixSearch;
  onSearch: (next: MatrixSearch) => void;
};

/** Which shape is which rating; each can be left out, of the picture and of the list. */
export function MatrixLegend({ groups, search, onSearch }: MatrixLegendProps) {
  const { matrix: t, figure } = useProfitTexts();
  const shown = lettersOf(search);
  return (
    <fieldset className={classes.legend}>
      <legend className={classes.name}>{t.letters}</legend>
      {letters.map((letter, index) => {
        const group = groups[index];
        return (
          <label
            key={letter}
            className={classes.letter}
            title={letter === "N" ? figure.letterNone : figure.letter(letter)}
          >
            <input type="checkbox" checked={shown.includes(letter)} onChange={() => toggle(letter)} />
            {group ? <ScatterShape group={group} /> : null}
            {letter}
          </label>
        );
      })}
    </fieldset>
  );

  function toggle(letter: Letter) {
    const next = letters.filter((one) => shown.includes(one) !== (one === letter));
    onSearch({
      ...search,
      rating: next.length === 0 || next.length === letters.length ? undefined : next.join(","),
    });
  }
}
