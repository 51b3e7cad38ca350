import { getRouteApi } from "@tanstack/react-router";
import { listPeople } from "../../contract/customers.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import { useReadPages } from "../api.ts";
import { personColumns } from "../customers/list/person-columns.tsx";
import { ownerField, useColleagues } from "../customers/useColleagues.ts";
import { links } from "../links.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useCompactRows } from "../shell/useSetting.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { FilterSentence } from "../ui/filter/FilterSentence.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { KindMark } from "../ui/marks/KindMark.tsx";
import { Empty } from "../ui/states/Empty.tsx";
import { DataTable } from "../ui/table/DataTable.tsx";
import { PhoneRow } from "../ui/table/PhoneRow.tsx";

const route = getRouteApi("/shell/people");

/** The people one talks to, in order of name, with where they work. */
export function PeoplePage() {
  const texts = useTexts();
  const { people: t } = texts;
  const { go } = useNavigation();
  const search = route.useSearch();
  const mayWrite = useMay("party.write");
  const [isCompact] = useCompactRows();
  const colleagues = useColleagues();
  const list = useReadPages(listPeople, { ...search, limit: 100 }, { keepsFormer: true });
  const isNarrowed = search.text !== undefined || search.owner !== undefined;
  return (
    <Page shape="fill">
      <Trail steps={[{ label: t.title }]} />
      <FilterSentence
        subject={t.title}
        fields={[{ id: "text", kind: "text", label: t.name, before: t.named }, ownerField(texts, colleagues)]}
        values={search}
        onChange={(values) => go(links.people(values), { replace: true })}
      />
      <DataTable
        {...list}
        label={t.title}
        columns={personColumns(texts)}
        rowKey={(row) => row.partyId}
        rowName={(row) => row.name}
        sort={{ by: "name", direction: "asc" }}
        rowHref={(row) => links.party(row.partyId)}
        isCompact={isCompact}
        height="fill"
        memory={links.people(search)}
        empty={
          <Empty
            title={isNarrowed ? t.noneTitle : t.emptyTitle}
            sentence={isNarrowed ? undefined : t.emptySentence}
            action={
              isNarrowed || !mayWrite ? undefined : (
                <ButtonLink href={links.newParty({ kind: "person" })}>{t.new}</ButtonLink>
              )
            }
          />
        }
        renderPhoneRow={(row) => <PersonPhoneRow row={row} />}
      />
    </Page>
  );
}

function PersonPhoneRow({ row }: { row: OutputOf<typeof listPeople>["rows"][number] }) {
  return (
    <PhoneRow
      mark={<KindMark kind="person" />}
      title={row.name}
      detail={[row.title, row.organisation?.name].filter(Boolean).join(", ")}
      aside={row.phone}
    />
  );
}
