import { lazy, type ReactNode, Suspense, useState } from "react";
import type { ValueWindow } from "../../../contract/insight/value-windows.ts";
import { readPartyValue } from "../../../contract/insight.ts";
import { useRead } from "../../api.ts";
import { useValueTexts } from "../../texts/ledger/useValueTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { Empty } from "../../ui/states/Empty.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { Skeleton, SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { CardWindow } from "./CardWindow.tsx";
import type { LedgerFilter } from "./LedgerPeek.tsx";
import { PaymentHabit } from "./PaymentHabit.tsx";
import { type PartyValue, type ValueChoice, valueAsked } from "./party-value.ts";
import { RatingSentence } from "./RatingSentence.tsx";
import { RefundDay, type Refunds } from "./RefundDay.tsx";
import { RfmLine } from "./RfmLine.tsx";
import { ServingCosts } from "./ServingCosts.tsx";
import { ValueBands } from "./ValueBands.tsx";
import { ValueGaps } from "./ValueGaps.tsx";
import { ValueMemo } from "./ValueMemo.tsx";
import { ValueWaterfall } from "./ValueWaterfall.tsx";

// The rows behind a figure come when one is opened.
const LedgerPeek = lazy(async () => ({ default: (await import("./LedgerPeek.tsx")).LedgerPeek }));

/** The rating with its reason in one sentence, for the head of a customer's card. */
export function CustomerRating({ partyId }: { partyId: string }) {
  const { value } = useValueTexts();
  const { data } = useRead(readPartyValue, { partyId });
  if (data === undefined) return <Skeleton width="70ch" />;
  return data.rating === null ? value.notYet : <RatingSentence rating={data.rating} />;
}

type CustomerValueProps = {
  partyId: string;
  choice?: ValueChoice;
  /** With it, others can be chosen. */
  onChoice?: (choice: { window: ValueWindow; refunds: Refunds }) => void;
};

/** Two columns of a customer's card: what twelve months (or another window) brought, and how the customer was served. Put them into Columns. */
export function CustomerValue({ partyId, choice = {}, onChoice }: CustomerValueProps) {
  const { window = "12m", refunds = "by_refund" } = choice;
  const t = useValueTexts().value;
  const format = useFormat();
  const [opened, open] = useState<LedgerFilter>();
  const { data, error, refetch } = useRead(readPartyValue, valueAsked(partyId, choice));
  const period = data && `${format.month(data.window.from)} – ${format.month(data.window.until)}`;
  const hasAmounts = data?.waterfall !== undefined;
  return (
    <>
      <Section
        title={t.windows[window]}
        {...(onChoice && {
          actions: <CardWindow window={window} onWindow={(next) => onChoice({ window: next, refunds })} />,
        })}
        {...(period && { note: hasAmounts ? `${format.currencySign()}, ${period}` : period })}
      >
        {error ? <ErrorNote problem={error} onRetry={() => void refetch()} /> : null}
        {data === undefined && !error ? <SkeletonLines lines={9} /> : null}
        {data ? (
          <TwelveMonths
            value={data}
            onOpen={open}
            refunds={
              // Where it would change nothing there is nothing to choose, but to go back.
              onChoice && (data.refundsMove || refunds === "by_sale") ? (
                <RefundDay refunds={refunds} onRefunds={(next) => onChoice({ window, refunds: next })} />
              ) : null
            }
          />
        ) : null}
      </Section>
      <Section
        title={t.served}
        {...(period && {
          note: hasAmounts ? `${format.currencySign()}, ${period}` : `${t.events.other}, ${period}`,
        })}
      >
        {data === undefined && !error ? <SkeletonLines lines={6} /> : null}
        {data ? <ServingCosts value={data} onOpen={open} /> : null}
        {opened && data ? (
          <Suspense>
            <LedgerPeek
              partyId={partyId}
              window={data.window}
              refunds={refunds}
              filter={opened}
              onClose={() => open(undefined)}
            />
          </Suspense>
        ) : null}
      </Section>
    </>
  );
}

function TwelveMonths({
  value,
  refunds,
  onOpen,
}: {
  value: PartyValue;
  refunds: ReactNode;
  onOpen: (filter: LedgerFilter) => void;
}) {
  const t = useValueTexts().value;
  const { waterfall } = value;
  if (waterfall === undefined)
    return (
      <>
        <ValueBands bands={value.bands} />
        <PaymentHabit value={value} />
      </>
    );
  if (waterfall.every((row) => Number(row.amount) === 0) && value.serving.length === 0)
    return (
      <>
        <Empty title={t.emptyTitle} sentence={t.emptySentence} />
        <ValueGaps value={value} />
      </>
    );
  return (
    <>
      <ValueWaterfall value={value} rows={waterfall} onOpen={onOpen} />
      {refunds}
      <PaymentHabit value={value} />
      <ValueMemo rows={value.memo ?? []} onOpen={onOpen} />
      <RfmLine rfm={value.rfm} />
      <ValueGaps value={value} />
    </>
  );
}
