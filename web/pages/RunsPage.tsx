import { IconFileImport } from "@tabler/icons-react";
import { getRouteApi } from "@tanstack/react-router";
import { BegunImports } from "../data-quality/draft/BegunImports.tsx";
import { MappingTable } from "../data-quality/mappings/MappingTable.tsx";
import { RunTable } from "../data-quality/runs/RunTable.tsx";
import { links } from "../links.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useDataQualityTexts } from "../texts/useDataQualityTexts.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Tabs } from "../ui/layout/Tabs.tsx";

const route = getRouteApi("/shell/imports");

export function RunsPage() {
  const { runs, mappings } = useDataQualityTexts();
  const mayImport = useMay("import.run");
  const { view } = route.useSearch();
  const isMappings = mayImport && view === "mappings";
  return (
    <Page shape="fill">
      <Trail steps={[{ label: runs.title }]} />
      <PageHeader
        title={runs.title}
        sentence={runs.sentence}
        actions={
          mayImport ? (
            <ButtonLink
              variant="filled"
              href={links.newImport()}
              leftSection={<IconFileImport size={16} stroke={1.8} />}
            >
              {runs.bringIn}
            </ButtonLink>
          ) : undefined
        }
      />
      {mayImport ? (
        <Tabs
          label={runs.title}
          current={isMappings ? "mappings" : "runs"}
          tabs={[
            { id: "runs", label: mappings.runsTab, href: links.imports() },
            { id: "mappings", label: mappings.tab, href: links.imports({ view: "mappings" }) },
          ]}
        />
      ) : null}
      {isMappings ? (
        <MappingTable />
      ) : (
        <>
          {mayImport ? <BegunImports /> : null}
          <RunTable />
        </>
      )}
    </Page>
  );
}
