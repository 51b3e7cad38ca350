import type { OutputOf } from "../../../contract/endpoint.ts";
import { shownParts } from "../../../contract/insight/sums-of-parts.ts";
import { readDocumentValue } from "../../../contract/insight.ts";
import { useRead } from "../../api.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useDocumentTexts } from "../../texts/sales/useDocumentTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { Sum, Sums } from "../../ui/layout/Sums.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";

type DocumentLedgerProps = { partyId: string; documentId: string };
type Row = OutputOf<typeof readDocumentValue>["rows"][number];

/** What a document brought and cost, line by line of the ledger, for those who may see money. */
export function DocumentLedger({ partyId, documentId }: DocumentLedgerProps) {
  const maySee = useMay("money.read");
  const mayRead = useMay("value.read");
  return maySee && mayRead ? <LedgerOf partyId={partyId} documentId={documentId} /> : null;
}

function LedgerOf({ partyId, documentId }: DocumentLedgerProps) {
  const { documents: t, value } = useDocumentTexts();
  const format = useFormat();
  const { data, error, refetch } = useRead(readDocumentValue, { partyId, documentId });
  const lines = { ...value.memo, ...value.lines };
  const shown = data
    ? shownParts(
        data.sum ?? "0",
        data.rows.map((row) => row.amount ?? "0"),
      )
    : [];
  const nameOf = (row: Row) => [lines[row.category], row.activityName].filter(Boolean).join(": ");
  return (
    <Section title={t.inLedger} note={format.currencySign()}>
      {error ? <ErrorNote problem={error} onRetry={() => void refetch()} isInline /> : null}
      {!data && !error ? <SkeletonLines lines={4} /> : null}
      {data?.rows.length === 0 ? <p>{t.notInLedger}</p> : null}
      {data && data.rows.length > 0 ? (
        <Sums>
          {data.rows.map((row, at) => (
            <Sum key={`${row.category} ${row.activityCode}`} name={nameOf(row)}>
              <Amount value={shown[at]} decimals={2} />
            </Sum>
          ))}
          <Sum name={t.inLedgerSum} isTotal>
            <Amount value={data.sum} decimals={2} />
          </Sum>
        </Sums>
      ) : null}
    </Section>
  );
}
