import { getRouteApi } from "@tanstack/react-router";
import { documentKinds, documentStates } from "../../contract/sales/sales-words.ts";
import { links } from "../links.ts";
import { DocumentsTable } from "../sales/DocumentsTable.tsx";
import { useDocumentTexts } from "../texts/sales/useDocumentTexts.ts";
import { FilterSentence } from "../ui/filter/FilterSentence.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { Tabs } from "../ui/layout/Tabs.tsx";
import { Empty } from "../ui/states/Empty.tsx";

const route = getRouteApi("/shell/documents");

/** Kinds that have a view of their own; the rest is found through the sentence. */
const viewed = ["quote", "order", "invoice", "credit_note", "purchase_order"] as const;

/** Every quote, order and invoice, the newest first. */
export function DocumentsPage() {
  const { documents: t } = useDocumentTexts();
  const { go } = useNavigation();
  const search = route.useSearch();
  const isNarrowed = Object.values(search).some((value) => value !== undefined);
  return (
    <Page shape="fill">
      <Trail steps={[{ label: t.title }]} />
      <Tabs
        label={t.views}
        current={search.kind ?? "all"}
        tabs={[
          { id: "all", label: t.all, href: links.documents({ ...search, kind: undefined }) },
          ...viewed.map((kind) => ({
            id: kind,
            label: t.plural[kind],
            href: links.documents({ ...search, kind }),
          })),
        ]}
      />
      <FilterSentence
        subject={t.title}
        fields={[
          {
            id: "kind",
            kind: "choices",
            label: t.kind,
            before: t.ofKind,
            choices: documentKinds.map((value) => ({ value, label: t.kinds[value] })),
          },
          {
            id: "state",
            kind: "choices",
            label: t.state,
            before: t.whoseState,
            choices: documentStates.map((value) => ({ value, label: t.states[value] })),
          },
          { id: "number", kind: "text", label: t.number, before: t.whoseNumber },
        ]}
        values={search}
        onChange={(values) => go(links.documents(values), { replace: true })}
      />
      <DocumentsTable
        filter={search}
        height="fill"
        memory={links.documents(search)}
        empty={
          <Empty
            title={isNarrowed ? t.noneTitle : t.emptyTitle}
            sentence={isNarrowed ? undefined : t.emptySentence}
          />
        }
      />
    </Page>
  );
}
