import { dearServingShare } from "../../../contract/insight/value-matrix.ts";
import { useProfitTexts } from "../../texts/profit/useProfitTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import classes from "./MatrixRegions.module.css";
import type { Region, ValueMatrix } from "./matrix-points.ts";

type MatrixRegionsProps = {
  matrix: ValueMatrix;
  chosen: Region | undefined;
  onRegion: (region: Region | undefined) => void;
};

/** The four places a customer can stand in, with how many do and what they come to; each lists its customers. */
export function MatrixRegions({ matrix, chosen, onRegion }: MatrixRegionsProps) {
  const { matrix: t } = useProfitTexts();
  const format = useFormat();
  const share = format.percent(dearServingShare, { decimals: 0 });
  return (
    <Section title={t.regions} note={format.currencySign()}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t.columns.region}</th>
            <th scope="col">{t.columns.customers}</th>
            <th scope="col" data-wide>
              {t.columns.revenue}
            </th>
            <th scope="col" data-wide>
              {t.columns.margin}
            </th>
            <th scope="col" data-wide>
              {t.columns.serving}
            </th>
            <th scope="col">{t.columns.profit}</th>
          </tr>
        </thead>
        <tbody>
          {matrix.regions.map((row) => (
            <tr key={row.region} data-chosen={row.region === chosen || undefined}>
              <th scope="row">
                <button
                  type="button"
                  className={classes.open}
                  aria-pressed={row.region === chosen}
                  onClick={() => onRegion(row.region === chosen ? undefined : row.region)}
                >
                  {t.regionNames[row.region]}
                </button>
                <span className={classes.reason}>{t.regionReasons[row.region](share)}</span>
              </th>
              <td>{format.amount(row.customers)}</td>
              <td data-wide>
                <Amount value={row.revenue} />
              </td>
              <td data-wide>
                <Amount value={row.margin} />
              </td>
              <td data-wide>
                <Amount value={row.serving} />
              </td>
              <td>
                <Amount value={row.profit} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
