import { lazy } from "react";
import type { DuplicatePolicy } from "../../contract/customers/duplicates.ts";
import { AdministrationTabs } from "../administration/AdministrationTabs.tsx";
import { DuplicateAnswers } from "../administration/duplicates/DuplicateAnswers.tsx";
import { PolicyTab } from "../insight/rating/PolicyTab.tsx";
import { links } from "../links.ts";
import { useMay, useMe } from "../shell/MeContext.tsx";
import { useDuplicatePolicyTexts } from "../texts/duplicates/useDuplicatePolicyTexts.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";

// Who only reads the policy needs nothing of its form.
const DuplicatePolicyForm = lazy(async () => ({
  default: (await import("./DuplicatePolicyForm.tsx")).DuplicatePolicyForm,
}));

/** What happens to records that look like one that is here: as it holds, the draft of the next version, and all versions. */
export function DuplicatePolicyPage() {
  const { administration, duplicatePolicy: t } = useDuplicatePolicyTexts();
  const { permissions } = useMe();
  const mayReview = useMay("duplicate.review");
  return (
    <Page>
      <Trail steps={[{ label: administration.title, href: links.administration() }, { label: t.title }]} />
      <PageHeader
        title={t.title}
        sentence={t.sentence}
        actions={mayReview ? <ButtonLink href={links.duplicates()}>{t.toReview}</ButtonLink> : undefined}
      />
      <AdministrationTabs current="duplicates" permissions={permissions} />
      <PolicyTab
        kind="duplicate"
        own={{
          shown: (document) => <DuplicateAnswers policy={document as DuplicatePolicy} />,
          form: (given) => <DuplicatePolicyForm {...given} />,
        }}
      />
    </Page>
  );
}
