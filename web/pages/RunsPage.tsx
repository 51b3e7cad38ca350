import { IconFileImport } from "@tabler/icons-react";
import { RunTable } from "../data-quality/RunTable.tsx";
import { links } from "../links.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useDataQualityTexts } from "../texts/useDataQualityTexts.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";

export function RunsPage() {
  const { runs } = useDataQualityTexts();
  const mayImport = useMay("import.run");
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
      <RunTable />
    </Page>
  );
}
