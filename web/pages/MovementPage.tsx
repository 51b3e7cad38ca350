import { getRouteApi } from "@tanstack/react-router";
import { listMovers, readMovement } from "../../contract/insight.ts";
import { useRead } from "../api.ts";
import { AboutAmounts } from "../insight/AboutAmounts.tsx";
import { Freshness } from "../insight/Freshness.tsx";
import type { Movement } from "../insight/movement/bridge-rows.ts";
import { MovementBridge } from "../insight/movement/MovementBridge.tsx";
import { MovementGroups } from "../insight/movement/MovementGroups.tsx";
import { MovementPeriods } from "../insight/movement/MovementPeriods.tsx";
import { type MovementSearch, MoversList } from "../insight/movement/MoversList.tsx";
import { links } from "../links.ts";
import { useProfitTexts } from "../texts/profit/useProfitTexts.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { useFormat } from "../ui/FormatContext.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Columns } from "../ui/layout/Columns.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Empty } from "../ui/states/Empty.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { Skeleton } from "../ui/states/Skeleton.tsx";

const route = getRouteApi("/shell/insight/movement");

/** What happened to the profit between two periods: who came, grew, shrank and left, and by what. */
export function MovementPage() {
  const { movement: t } = useProfitTexts();
  return (
    <AboutAmounts title={t.title}>
      <MovementOfAll />
    </AboutAmounts>
  );
}

function MovementOfAll() {
  const { movement: t, curve } = useProfitTexts();
  const { go } = useNavigation();
  const search = route.useSearch();
  const { now, before } = search;
  const { data, error, refetch } = useRead(readMovement, { now, before }, { keepsFormer: true });
  const onSearch = (next: MovementSearch) => go(links.movement(next), { replace: true });
  const hasCustomers = data !== undefined && data.customers > 0;
  return (
    <Page>
      <Trail steps={[{ label: t.title }]} />
      <PageHeader
        title={t.title}
        {...(hasCustomers && { sentence: <Said movement={data} /> })}
        actions={data ? <MovementPeriods movement={data} search={search} onSearch={onSearch} /> : null}
      />
      <Freshness reads={[readMovement, listMovers]} />
      {error ? <ErrorNote problem={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <Skeleton height={420} /> : null}
      {data && !hasCustomers ? (
        <Empty
          title={t.emptyTitle}
          sentence={t.emptySentence}
          action={<ButtonLink href={links.imports()}>{curve.importFiles}</ButtonLink>}
        />
      ) : null}
      {hasCustomers ? (
        <>
          <Columns widths={["1.2fr", "1fr"]}>
            <MovementBridge movement={data} />
            <MovementGroups
              movement={data}
              chosen={search.group}
              onGroup={(group) => onSearch({ ...search, group })}
            />
          </Columns>
          <MoversList search={search} onSearch={onSearch} />
        </>
      ) : null}
    </Page>
  );
}

/** From where to where, the largest cause, and what is not closed yet. */
function Said({ movement }: { movement: Movement }) {
  const { movement: t } = useProfitTexts();
  const format = useFormat();
  const change = Number(movement.profitNow) - Number(movement.profitBefore);
  const most = [...movement.bridge].sort(
    (one, other) => Math.sign(change) * (Number(other.amount) - Number(one.amount)),
  )[0];
  const open = [movement.before, movement.now].filter((period) => !period.isClosed);
  return (
    <>
      {t.sentence(
        format.money(movement.profitBefore),
        format.money(movement.profitNow),
        format.money(change, { sign: "always" }),
      )}{" "}
      {most && change !== 0
        ? t.most(t.causes[most.cause].toLowerCase(), format.money(most.amount, { sign: "always" }))
        : null}{" "}
      {open.map((period) => t.notClosed(t.periodOf(period.period))).join(" ")}
    </>
  );
}
