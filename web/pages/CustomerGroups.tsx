import { CustomerTabs } from "../customers/list/CustomerTabs.tsx";
import type { CustomersSearch } from "../customers/list/customer-search.ts";
import { GroupList } from "../insight/groups/GroupList.tsx";
import { links } from "../links.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";

/** The customers by the group they belong to, each group once. */
export function CustomerGroups({ search }: { search: CustomersSearch }) {
  const { customers: t } = useTexts();
  const { go } = useNavigation();
  return (
    <Page shape="fill">
      <Trail steps={[{ label: t.title }]} />
      <CustomerTabs current="group" values={{}} />
      <GroupList
        order={search.sort === "revenue" ? "revenue" : "profit"}
        onOrder={(order) =>
          go(links.customers({ by: "group", sort: order === "revenue" ? order : undefined }), {
            replace: true,
          })
        }
      />
    </Page>
  );
}
