import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { readDocument } from "../../contract/sales.ts";
import { useRead } from "../api.ts";
import { DocumentLedger } from "../insight/documents/DocumentLedger.tsx";
import { links } from "../links.ts";
import { CancelDocument } from "../sales/CancelDocument.tsx";
import { DocumentFacts } from "../sales/DocumentFacts.tsx";
import { DocumentLines } from "../sales/DocumentLines.tsx";
import { DocumentState } from "../sales/DocumentState.tsx";
import { useMay } from "../shell/MeContext.tsx";
import { useDocumentTexts } from "../texts/sales/useDocumentTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { Link } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Section } from "../ui/layout/Section.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { Notice } from "../ui/states/Notice.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";

const route = getRouteApi("/shell/parties/$partyId/documents/$documentId");

/** One document: what it is, its lines, and what came of it. */
export function DocumentPage() {
  const { partyId, documentId } = route.useParams();
  const { places, documents: t } = useDocumentTexts();
  const format = useFormat();
  const mayWrite = useMay("document.write");
  const [isCancelling, setCancelling] = useState(false);
  const { data, error, refetch } = useRead(readDocument, { partyId, documentId });
  const name = data ? `${t.kinds[data.kind]} ${data.number ?? t.withoutNumber}` : "…";
  return (
    <Page>
      <Trail
        steps={
          data
            ? [
                { label: places.documents, href: links.documents() },
                ...(data.party
                  ? [{ label: data.party.name, href: links.party(data.partyId, { tab: "documents" }) }]
                  : []),
                { label: name },
              ]
            : [{ label: places.documents, href: links.documents() }, { label: name }]
        }
      />
      {error ? <ErrorNote problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <SkeletonLines lines={10} lineHeight={32} /> : null}
      {data ? (
        <>
          <PageHeader
            title={name}
            facts={
              <>
                <DocumentState state={data.state} />
                {data.party ? (
                  <Link href={links.party(data.partyId)}>{data.party.name}</Link>
                ) : (
                  <span>{t.nobodys}</span>
                )}
                <span>{format.date(data.issuedOn)}</span>
              </>
            }
            sentence={[
              data.title,
              data.recognisedOn === null ? t.countsNot : t.counts(format.date(data.recognisedOn)),
              data.netTotal === undefined ? t.withheld : null,
            ]
              .filter(Boolean)
              .join(" · ")}
            actions={
              mayWrite && data.state !== "cancelled" ? (
                <Button onClick={() => setCancelling(true)}>{t.cancel}</Button>
              ) : undefined
            }
          />
          {data.partyId === partyId || data.party === null ? null : (
            <Notice>{t.keptWith(data.party.name)}</Notice>
          )}
          <Section title={t.lines} {...(data.netTotal === undefined ? {} : { note: data.currency })}>
            <DocumentLines document={data} />
          </Section>
          <DocumentFacts document={data} />
          <DocumentLedger partyId={data.partyId} documentId={data.documentId} />
          {isCancelling ? <CancelDocument document={data} onClose={() => setCancelling(false)} /> : null}
        </>
      ) : null}
    </Page>
  );
}
