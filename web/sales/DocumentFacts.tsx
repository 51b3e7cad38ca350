import { links } from "../links.ts";
import { useDocumentTexts } from "../texts/sales/useDocumentTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { DateText } from "../ui/figures/DateText.tsx";
import { Link } from "../ui/Link.tsx";
import { Columns } from "../ui/layout/Columns.tsx";
import { Fact, Facts } from "../ui/layout/Facts.tsx";
import { Section } from "../ui/layout/Section.tsx";
import type { Document } from "./DocumentLines.tsx";
import { sumOfLines } from "./document-sums.ts";
import classes from "./sales.module.css";

/** Totals, payments, and the rest of what is known of a document. */
export function DocumentFacts({ document }: { document: Document }) {
  const { documents: t } = useDocumentTexts();
  const hasMoney = document.netTotal !== undefined;
  return (
    <Columns widths={hasMoney ? ["1fr", "1fr", "1fr"] : ["1fr"]}>
      {hasMoney ? (
        <Section title={t.totals} note={document.currency}>
          <Totals document={document} />
        </Section>
      ) : null}
      {hasMoney ? (
        <Section title={t.payments}>
          <Payments document={document} />
        </Section>
      ) : null}
      <Section title={t.facts}>
        <Facts>
          {document.dueOn === null ? null : (
            <Fact name={t.due}>
              <DateText value={document.dueOn} />
            </Fact>
          )}
          {document.shippedOn === null ? null : (
            <Fact name={t.shipped}>
              <DateText value={document.shippedOn} />
            </Fact>
          )}
          {document.person ? (
            <Fact name={t.person}>
              <Link href={links.party(document.person.partyId)}>{document.person.name}</Link>
            </Fact>
          ) : null}
          {document.derivedFrom ? (
            <Fact name={t.from}>
              <Link href={links.document(document.partyId, document.derivedFrom.documentId)}>
                {t.kinds[document.derivedFrom.kind]} {document.derivedFrom.number}
              </Link>
            </Fact>
          ) : null}
          {document.sourceState === null ? null : <Fact name={t.sourceState}>{document.sourceState}</Fact>}
          {document.owner ? <Fact name={t.owner}>{document.owner.name}</Fact> : null}
        </Facts>
      </Section>
    </Columns>
  );
}

function Totals({ document }: { document: Document }) {
  const { documents: t } = useDocumentTexts();
  const format = useFormat();
  const { lines } = document;
  const takenOff = (column: "discountAmount" | "orderDiscountAmount" | "concessionAmount") =>
    without0(negative(sumOfLines(lines, column)));
  const totals: [string, string | null | undefined][] = [
    [t.listTotal, document.listTotal],
    [t.discountTotal, takenOff("discountAmount")],
    [t.orderDiscountTotal, takenOff("orderDiscountAmount")],
    [t.concessionTotal, takenOff("concessionAmount")],
    [t.netTotal, document.netTotal],
    [t.taxTotal, without0(document.taxTotal)],
    [t.adjustment, without0(document.adjustmentTotal)],
    [t.grossTotal, document.grossTotal],
    [t.paid, without0(document.paidTotal)],
    [t.credited, without0(negative(document.creditedTotal ?? "0"))],
    [t.writtenOff, without0(document.writtenOffTotal)],
    [t.unpaid, isOwed(document) ? document.unpaidTotal : null],
    [t.freight, document.freightCost],
  ];
  return (
    <Facts>
      {totals.map(([name, amount]) =>
        amount == null ? null : (
          <Fact key={name} name={name}>
            {format.amount(amount, { decimals: 2 })}
          </Fact>
        ),
      )}
    </Facts>
  );
}

function Payments({ document }: { document: Document }) {
  const { documents: t } = useDocumentTexts();
  const format = useFormat();
  if (document.payments.length + document.credits.length + document.writeOffs.length === 0)
    return <p className={classes.aside}>{t.noPayments}</p>;
  return (
    <Facts>
      {document.payments.map((payment) => (
        <Fact
          key={payment.paymentId}
          name={format.date(payment.receivedOn)}
          {...(payment.method ? { state: payment.method } : {})}
        >
          {payment.amount === undefined ? null : format.amount(payment.amount, { decimals: 2 })}
        </Fact>
      ))}
      {document.credits.map((credit) => (
        <Fact
          key={credit.documentId}
          name={format.date(credit.creditedOn)}
          state={
            <Link href={links.document(document.partyId, credit.documentId)}>
              {t.kinds[credit.kind]} {credit.number}
            </Link>
          }
        >
          {credit.amount === undefined ? null : format.amount(credit.amount, { decimals: 2 })}
        </Fact>
      ))}
      {document.writeOffs.map((lost) => (
        <Fact
          key={lost.writeOffId}
          name={t.writtenOffOn(format.date(lost.writtenOffOn))}
          {...(lost.reason ? { state: lost.reason } : {})}
        >
          {lost.amount === undefined ? null : format.amount(lost.amount, { decimals: 2 })}
        </Fact>
      ))}
    </Facts>
  );
}

/** Whether anything is asked for it; what is closed or cancelled asks for nothing more, and nobody pays a quote. */
function isOwed({ kind, state, unpaidTotal }: Document): boolean {
  const asksFor =
    (kind === "order" || kind === "invoice") && ["open", "confirmed", "delivered"].includes(state);
  return asksFor && Number(unpaidTotal) > 0;
}

function negative(amount: string): string {
  return amount.startsWith("-") ? amount.slice(1) : `-${amount}`;
}

function without0(amount: string | undefined): string | null {
  return amount === undefined || Number(amount) === 0 ? null : amount;
}
