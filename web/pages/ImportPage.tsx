import { getRouteApi } from "@tanstack/react-router";
import { DraftActions } from "../data-quality/draft/DraftActions.tsx";
import { ImportSteps } from "../data-quality/draft/ImportSteps.tsx";
import { links } from "../links.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useDataQualityTexts } from "../texts/useDataQualityTexts.ts";
import { Trail } from "../ui/frame/Trail.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Empty } from "../ui/states/Empty.tsx";

const route = getRouteApi("/shell/imports/new");

export function ImportPage() {
  const { imports, runs } = useDataQualityTexts();
  const { go } = useNavigation();
  const { draft, table } = route.useSearch();
  if (!useMay("import.run"))
    return (
      <Page>
        <Trail steps={[{ label: imports.title }]} />
        <PageHeader title={imports.title} />
        <Empty title={imports.notYoursTitle} sentence={imports.notYours} />
      </Page>
    );
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
