import { getRouteApi } from "@tanstack/react-router";
import { prospectStates } from "../../contract/sales/sales-words.ts";
import { listProspects } from "../../contract/sales.ts";
import { useReadPages } from "../api.ts";
import { ownerField, useColleagues } from "../customers/useColleagues.ts";
import { links } from "../links.ts";
import { ProspectState } from "../sales/ProspectState.tsx";
import { companyOf, prospectColumns } from "../sales/prospect-columns.tsx";
import { useCompactRows } from "../shell/useSetting.ts";
import { useListTexts } from "../texts/lists/useListTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { FilterSentence } from "../ui/filter/FilterSentence.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { KindMark } from "../ui/marks/KindMark.tsx";
import { Empty } from "../ui/states/Empty.tsx";
import { DataTable } from "../ui/table/DataTable.tsx";
import { PhoneRow } from "../ui/table/PhoneRow.tsx";

const route = getRouteApi("/shell/prospects");

/** Those who may become customers, the newest first. */
export function ProspectsPage() {
  const texts = useListTexts();
  const { prospects: t, customers } = texts;
  const { go } = useNavigation();
  const format = useFormat();
  const search = route.useSearch();
  const [isCompact] = useCompactRows();
  const colleagues = useColleagues();
  const list = useReadPages(listProspects, { ...search, limit: 100 }, { keepsFormer: true });
  const isNarrowed = Object.values(search).some((value) => value !== undefined);
  return (
    <Page shape="fill">
      <Trail steps={[{ label: t.title }]} />
      <FilterSentence
        subject={t.title}
        fields={[
          { id: "text", kind: "text", label: t.name, before: customers.named },
          {
            id: "state",
            kind: "choices",
            label: t.state,
            before: t.whoseState,
            choices: prospectStates.map((value) => ({ value, label: t.states[value] })),
          },
          { id: "source", kind: "text", label: t.source, before: t.fromSource },
          ownerField(texts, colleagues),
        ]}
        values={search}
        onChange={(values) => go(links.prospects(values), { replace: true })}
      />
      <DataTable
        {...list}
        label={t.title}
        columns={prospectColumns(texts)}
        rowKey={(row) => row.prospectId}
        rowName={(row) => row.party.name}
        rowHref={(row) => links.party(row.party.partyId)}
        isCompact={isCompact}
        height="fill"
        memory={links.prospects(search)}
        empty={
          <Empty
            title={isNarrowed ? t.noneTitle : t.emptyTitle}
            sentence={isNarrowed ? undefined : t.emptySentence}
          />
        }
        renderPhoneRow={(row) => (
          <PhoneRow
            mark={<KindMark kind={row.party.kind} />}
            title={row.party.name}
            figure={<ProspectState state={row.state} />}
            detail={[companyOf(row), row.source].filter(Boolean).join(" · ")}
            aside={format.date(row.arrivedAt)}
          />
        )}
      />
    </Page>
  );
}
