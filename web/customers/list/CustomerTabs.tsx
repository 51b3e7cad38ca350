import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useTexts } from "../../texts/TextsContext.tsx";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import type { FilterValues } from "../../ui/filter/clause.ts";
import { Tabs } from "../../ui/layout/Tabs.tsx";
import { customerViews } from "./customer-fields.ts";

type CustomerTabsProps = { current: string; values: FilterValues; columns?: string | undefined };

/** The views over the customers: sentences with a name, and all of them by the group they belong to. */
export function CustomerTabs({ current, values, columns }: CustomerTabsProps) {
  const texts = useTexts();
  const { customers: t } = texts;
  const mayMoney = useMay("money.read");
  const mayRate = useMay("value.read");
  const mayExport = useMay("export.run");
  return (
    <Tabs
      label={t.views}
      current={current}
      tabs={[
        ...customerViews(texts, { money: mayMoney, rate: mayRate }).map((view) => ({
          id: view.id,
          label: view.label,
          href: links.customers({ ...view.values, ...view.order, columns }),
        })),
        ...(mayMoney ? [{ id: "group", label: t.byGroup, href: links.customers({ by: "group" }) }] : []),
      ]}
      actions={
        mayExport && current !== "group" ? (
          <ButtonLink size="compact-xs" variant="subtle" href={links.exports({ list: true, ...values })}>
            {t.exportList}
          </ButtonLink>
        ) : undefined
      }
    />
  );
}
