import { links } from "../links.ts";
import { useDocumentTexts } from "../texts/sales/useDocumentTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { Amount } from "../ui/figures/Amount.tsx";
import { DateText } from "../ui/figures/DateText.tsx";
import { Link } from "../ui/Link.tsx";
import { Columns } from "../ui/layout/Columns.tsx";
import { Fact, Facts } from "../ui/layout/Facts.tsx";
import { Section } from "../ui/layout/Section.tsx";
import { Sum, Sums } from "../ui/layout/Sums.tsx";
import { type Document, decimalsOf, totalsOf } from "./document-sums.ts";
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
          {document.freightCost == null ? null : (
            <Fact name={t.freight}>
              <Amount
                value={document.freightCost}
                as="money"
                currency={document.currency}
                decimals={decimalsOf([document.freightCost])}
              />
            </Fact>
          )}
          {document.sourceState === null ? null : <Fact name={t.sourceState}>{document.sourceState}</Fact>}
          {document.owner ? <Fact name={t.owner}>{document.owner.name}</Fact> : null}
        </Facts>
      </Section>
    </Columns>
  );
}

function Totals({ document }: { document: Document }) {
  const { documents: t } = useDocumentTexts();
  const totals = totalsOf(document);
  const decimals = decimalsOf(totals.map(({ amount }) => amount));
  return (
    <Sums>
      {totals.map(({ id, amount, isTotal }) => (
        <Sum key={id} name={t[id]} isTotal={isTotal}>
          <Amount value={amount} tone="plain" decimals={decimals} />
        </Sum>
      ))}
    </Sums>
  );
}

function Payments({ document }: { document: Document }) {
  const { documents: t } = useDocumentTexts();
  const format = useFormat();
  const { payments, credits, writeOffs } = document;
  if (payments.length + credits.length + writeOffs.length === 0)
    return <p className={classes.aside}>{t.noPayments}</p>;
  const decimals = decimalsOf([...payments, ...credits, ...writeOffs].map(({ amount }) => amount));
  return (
    <Sums>
      {payments.map((payment) => (
        <Sum key={payment.paymentId} name={format.date(payment.receivedOn)} note={payment.method}>
          <Amount value={payment.amount} decimals={decimals} />
        </Sum>
      ))}
      {credits.map((credit) => (
        <Sum
          key={credit.documentId}
          name={format.date(credit.creditedOn)}
          note={
            <Link href={links.document(document.partyId, credit.documentId)}>
              {t.kinds[credit.kind]} {credit.number}
            </Link>
          }
        >
          <Amount value={credit.amount} decimals={decimals} />
        </Sum>
      ))}
      {writeOffs.map((lost) => (
        <Sum key={lost.writeOffId} name={t.writtenOffOn(format.date(lost.writtenOffOn))} note={lost.reason}>
          <Amount value={lost.amount} decimals={decimals} />
        </Sum>
      ))}
    </Sums>
  );
}
