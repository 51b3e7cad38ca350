import { getRouteApi } from "@tanstack/react-router";
import { DraftActions } from "../data-quality/draft/DraftActions.tsx";
import { ImportSteps } from "../data-quality/draft/ImportSteps.tsx";
import { links } from "../links.ts";
import { useDataQualityTexts } from "../texts/useDataQualityTexts.ts";
import { Trail } from "../ui/frame/Trail.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";

const route = getRouteApi("/shell/imports/new");

export function ImportPage() {
  const { imports, runs } = useDataQualityTexts();
  const { go } = useNavigation();
  const { draft, table } = route.useSearch();
  return (
    <Page>
      <Trail steps={[{ label: runs.title, href: links.imports() }, { label: imports.title }]} />
      <PageHeader
        title={imports.title}
        sentence={draft === undefined ? imports.sentence : undefined}
        actions={draft === undefined ? undefined : <DraftActions draftId={draft} />}
      />
      <ImportSteps
        draftId={draft}
        tableNo={table}
        onDraft={(next) => go(links.newImport({ draft: next }))}
        onTable={(next) => go(links.newImport({ draft, table: next }), { replace: true })}
      />
    </Page>
  );
}
