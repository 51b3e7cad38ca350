import { Space } from "@mantine/core";
import { readWorkspace } from "../../contract/administration.ts";
import { AdministrationTabs } from "../administration/AdministrationTabs.tsx";
import { WorkspaceForm } from "../administration/WorkspaceForm.tsx";
import { useRead } from "../api.ts";
import { ExampleNote } from "../data-quality/example/ExampleNote.tsx";
import { useExample } from "../data-quality/example/useExample.ts";
import { links } from "../links.ts";
import { useMay, useMe } from "../shell/MeContext.tsx";
import { useAdministrationTexts } from "../texts/useAdministrationTexts.ts";
import { Trail } from "../ui/frame/Trail.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Section } from "../ui/layout/Section.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";

export function WorkspacePage() {
  const { administration, workspace: words } = useAdministrationTexts();
  const { permissions } = useMe();
  const mayChange = useMay("workspace.write");
  const { data, error, refetch } = useRead(readWorkspace, {});
  const example = useExample();
  return (
    <Page shape="read">
      <Trail
        steps={[{ label: administration.title, href: links.administration() }, { label: words.title }]}
      />
      <PageHeader title={words.title} sentence={words.sentence} />
      <AdministrationTabs current="workspace" permissions={permissions} />
      <Space h="md" />
      {example ? <ExampleNote example={example} /> : null}
      <Section isFirst>
        {error ? <ErrorNote problem={error} onRetry={() => void refetch()} /> : null}
        {data ? (
          <WorkspaceForm key={data.version} workspace={data} mayChange={mayChange} />
        ) : (
          <SkeletonLines lines={5} lineHeight={52} />
        )}
      </Section>
    </Page>
  );
}
