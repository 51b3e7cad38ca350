import { getRouteApi } from "@tanstack/react-router";
import { clausesOf, filterOf } from "../customers/list/customer-search.ts";
import { ExportForm } from "../data-quality/exports/ExportForm.tsx";
import { ExportTable } from "../data-quality/exports/ExportTable.tsx";
import { useExportTexts } from "../texts/useExportTexts.ts";
import { Trail } from "../ui/frame/Trail.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Section } from "../ui/layout/Section.tsx";

const route = getRouteApi("/shell/exports");

/** Records written into files. From the list of customers one comes with its filter in the address. */
export function ExportsPage() {
  const { exports: t } = useExportTexts();
  const { list, ...search } = route.useSearch();
  return (
    <Page>
      <Trail steps={[{ label: t.title }]} />
      <PageHeader title={t.title} sentence={t.sentence} />
      <Section title={t.newExport} isFirst>
        <ExportForm customers={list ? filterOf(clausesOf(search)) : undefined} />
      </Section>
      <Section title={t.label}>
        <ExportTable />
      </Section>
    </Page>
  );
}
