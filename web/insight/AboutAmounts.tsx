import type { ReactNode } from "react";
import { links } from "../links.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useCurveTexts } from "../texts/profit/useCurveTexts.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { PageHeader } from "../ui/layout/PageHeader.tsx";
import { Empty } from "../ui/states/Empty.tsx";

/** A page that is about amounts: who is not shown any is told so, and where the reasons in words stand. */
export function AboutAmounts({ title, children }: { title: string; children: ReactNode }) {
  const { curve: t } = useCurveTexts();
  if (useMay("money.read")) return children;
  return (
    <Page>
      <Trail steps={[{ label: title }]} />
      <PageHeader title={title} />
      <Empty
        title={t.noMoneyTitle}
        sentence={t.noMoney}
        action={<ButtonLink href={links.customers()}>{t.toCustomers}</ButtonLink>}
      />
    </Page>
  );
}
