import { getRouteApi } from "@tanstack/react-router";
import { ImportSteps } from "../data-quality/ImportSteps.tsx";
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
  const { run, load } = route.useSearch();
  return (
    <Page>
      <Trail steps={[{ label: runs.title, href: links.imports() }, { label: imports.title }]} />
      <PageHeader title={imports.title} sentence={imports.sentence} />
      <ImportSteps
        rehearsalId={run}
        loadId={load}
        onRehearsal={(next) => go(links.newImport({ run: next }))}
        onLoad={(next) => go(links.newImport({ run, load: next }))}
      />
    </Page>
  );
}
