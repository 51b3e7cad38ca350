import { dearServingShare } from "../../../contract/insight/value-matrix.ts";
import { useProfitTexts } from "../../texts/profit/useProfitTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { Aside, FigureTable, RowChoice } from "../../ui/table/FigureTable.tsx";
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
      <FigureTable
        columns={[
          {
            id: "region",
            heading: t.columns.region,
            cell: ({ region }) => (
              <>
                <RowChoice
                  isChosen={region === chosen}
                  onChoose={() => onRegion(region === chosen ? undefined : region)}
                >
                  {t.regionNames[region]}
                </RowChoice>
                <Aside>{t.regionReasons[region](share)}</Aside>
              </>
            ),
          },
          { id: "customers", heading: t.columns.customers, cell: (row) => format.amount(row.customers) },
          {
            id: "revenue",
            heading: t.columns.revenue,
            isWide: true,
            cell: (row) => <Amount value={row.revenue} />,
          },
          {
            id: "margin",
            heading: t.columns.margin,
            isWide: true,
            cell: (row) => <Amount value={row.margin} />,
          },
          {
            id: "serving",
            heading: t.columns.serving,
            isWide: true,
            cell: (row) => <Amount value={row.serving} />,
          },
          { id: "profit", heading: t.columns.profit, cell: (row) => <Amount value={row.profit} /> },
        ]}
        rows={matrix.regions}
        keyOf={(row) => row.region}
        toneOf={(row) => (row.region === chosen ? "chosen" : undefined)}
      />
    </Section>
  );
}
