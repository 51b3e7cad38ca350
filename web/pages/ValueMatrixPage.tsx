import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { listMatrixParties, readValueMatrix } from "../../contract/insight.ts";
import { useRead } from "../api.ts";
import { AboutAmounts } from "../insight/AboutAmounts.tsx";
import { MatrixFigure } from "../insight/matrix/MatrixFigure.tsx";
import { MatrixList } from "../insight/matrix/MatrixList.tsx";
import { MatrixRegions } from "../insight/matrix/MatrixRegions.tsx";
import { MatrixSwitches } from "../insight/matrix/MatrixSwitches.tsx";
import { unpackPoints, type ValueMatrix } from "../insight/matrix/matrix-points.ts";
import type { MatrixSearch } from "../insight/matrix/matrix-search.ts";
import { OfAllCustomers } from "../insight/OfAllCustomers.tsx";
import { links } from "../links.ts";
import { useProfitTexts } from "../texts/profit/useProfitTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { useNavigation } from "../ui/Link.tsx";

const route = getRouteApi("/shell/insight/value-matrix");

/** All customers between what is left before serving and what serving takes. */
export function ValueMatrixPage() {
  const { matrix: t } = useProfitTexts();
  return (
    <AboutAmounts title={t.title}>
      <MatrixOfAll />
    </AboutAmounts>
  );
}

function MatrixOfAll() {
  const { matrix: t } = useProfitTexts();
  const { go } = useNavigation();
  const search = route.useSearch();
  const onSearch = (next: MatrixSearch) => go(links.valueMatrix(next), { replace: true });
  const read = useRead(
    readValueMatrix,
    { window: search.window ?? "12m" },
    { keepsFormer: true, staleMs: 60_000 },
  );
  const packed = read.data?.points;
  const points = useMemo(() => (packed ? unpackPoints(packed) : undefined), [packed]);
  return (
    <OfAllCustomers
      title={t.title}
      sentence={(matrix) => <Said matrix={matrix} />}
      actions={<MatrixSwitches search={search} onSearch={onSearch} />}
      read={read}
      reads={[readValueMatrix, listMatrixParties]}
      height={560}
      empty={{ title: t.emptyTitle, sentence: t.emptySentence }}
    >
      {(matrix) => (
        <>
          {points ? (
            <MatrixFigure matrix={matrix} points={points} search={search} onSearch={onSearch} />
          ) : null}
          <MatrixRegions
            matrix={matrix}
            chosen={search.lasso === undefined ? search.region : undefined}
            onRegion={(region) => onSearch({ ...search, region, lasso: undefined })}
          />
          <MatrixList search={search} onSearch={onSearch} />
        </>
      )}
    </OfAllCustomers>
  );
}

/** How many earn, and what stands against it; then what the picture leaves out. */
function Said({ matrix }: { matrix: ValueMatrix }) {
  const { matrix: t } = useProfitTexts();
  const format = useFormat();
  const of = (name: string) => matrix.regions.find(({ region }) => region === name);
  const [lost, without] = [of("served_at_a_loss"), of("no_margin")];
  const losing = (lost?.customers ?? 0) + (without?.customers ?? 0);
  const losses = (row: { profit: string } | undefined) => format.money(row?.profit ?? 0);
  const parts = [
    t.sentence(format.amount(matrix.customers - losing), format.amount(matrix.customers)),
    ...(lost && lost.customers > 0 ? [t.sentenceLost(format.amount(lost.customers), losses(lost))] : []),
    ...(without && without.customers > 0
      ? [t.sentenceNoMargin(format.amount(without.customers), losses(without))]
      : []),
  ];
  const { sample, coverage } = matrix;
  return (
    <>
      {losing === 0 ? t.sentenceNone(format.amount(matrix.customers)) : `${parts.join("; ")}.`}
      {sample
        ? ` ${t.drawn.sample(format.amount(matrix.drawn), format.amount(matrix.customers))}${t.drawn.kept(
            format.amount(sample.losing),
            format.amount(sample.top),
            format.percent(sample.share),
          )}`
        : null}
      {coverage !== null && coverage < 0.995
        ? ` ${t.coverage(format.percent(coverage, { decimals: 0 }))}`
        : null}
    </>
  );
}
