import { readCoverage } from "../../contract/insight.ts";
import { useRead } from "../api.ts";
import { CoverageTable } from "../insight/costs/CoverageTable.tsx";
import { links } from "../links.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useCostsTexts } from "../texts/useCostsTexts.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { useFormat } from "../ui/FormatContext.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Empty } from "../ui/states/Empty.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";

/** How much of each month's figures is measured, estimated, by rate, assumed, unknown or left out. */
export function CoveragePage() {
  const { coverage: t, costs, curve } = useCostsTexts();
  const mayRead = useMay("cost.read");
  return (
    <Page>
      <Trail steps={[{ label: t.title }]} />
      {mayRead ? (
        <Months />
      ) : (
        <>
          <PageHeader title={t.title} />
          <Empty
            title={costs.noMoneyTitle}
            sentence={costs.noMoney}
            action={<ButtonLink href={links.customers()}>{curve.toCustomers}</ButtonLink>}
          />
        </>
      )}
    </Page>
  );
}

function Months() {
  const { coverage: t, curve } = useCostsTexts();
  const format = useFormat();
  const { data, error, refetch } = useRead(readCoverage, {});
  const rows = data?.rows ?? [];
  const isEmpty = data !== undefined && rows.every((row) => row.contacts === 0 && revenueOf(row) === 0);
  const revenue = rows.reduce((sum, row) => sum + revenueOf(row), 0);
  const known = rows.reduce((sum, row) => sum + revenueOf(row) - Number(row.revenue?.unknown ?? 0), 0);
  const measured = rows.reduce((sum, row) => sum + row.minutes.measured, 0);
  const minutes = rows.reduce((sum, row) => sum + row.minutes.measured + row.minutes.estimated, 0);
  const share = (part: number, whole: number) =>
    whole === 0 ? "–" : format.percent(part / whole, { decimals: 0 });
  return (
    <>
      <PageHeader
        title={t.title}
        sentence={
          data === undefined || isEmpty
            ? t.sentence
            : [
                t.lead(share(known, revenue), share(measured, minutes)),
                t.sentence,
                ...(data.countedAt === null
                  ? []
                  : [t.counted(format.date(data.countedAt), format.time(data.countedAt))]),
              ].join(" ")
        }
      />
      {error ? <ErrorNote problem={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <SkeletonLines lines={12} lineHeight={48} /> : null}
      {isEmpty ? (
        <Empty
          title={t.none}
          sentence={t.noneSentence}
          action={<ButtonLink href={links.imports()}>{curve.importFiles}</ButtonLink>}
        />
      ) : null}
      {data !== undefined && !isEmpty ? <CoverageTable rows={rows} /> : null}
    </>
  );
}

type Row = { revenue?: Record<string, string> | undefined };

function revenueOf({ revenue }: Row): number {
  return Object.values(revenue ?? {}).reduce((sum, part) => sum + Number(part), 0);
}
