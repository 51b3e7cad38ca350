import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState } from "react";
import { listCustomers, summariseCustomers } from "../../contract/customers.ts";
import { useRead, useReadPages } from "../api.ts";
import { CustomerActions } from "../customers/list/CustomerActions.tsx";
import { CustomerPhoneRow } from "../customers/list/CustomerPhoneRow.tsx";
import { CustomersEmpty } from "../customers/list/CustomersEmpty.tsx";
import { CustomersSummary } from "../customers/list/CustomersSummary.tsx";
import { CustomerTabs } from "../customers/list/CustomerTabs.tsx";
import { type CustomerRow, customerColumns } from "../customers/list/customer-columns.tsx";
import { customerFields, customerViews, viewOf } from "../customers/list/customer-fields.ts";
import { type CustomersSearch, clausesOf, filterOf, orderOf } from "../customers/list/customer-search.ts";
import { useColleagues } from "../customers/useColleagues.ts";
import { links } from "../links.ts";
import { useMay } from "../shell/MeContext.tsx";
import { useCompactRows } from "../shell/useSetting.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { useFormat } from "../ui/FormatContext.tsx";
import { Amount } from "../ui/figures/Amount.tsx";
import { FilterSentence } from "../ui/filter/FilterSentence.tsx";
import { Trail } from "../ui/frame/Trail.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import type { Sort } from "../ui/table/column.ts";
import { DataTable } from "../ui/table/DataTable.tsx";

const route = getRouteApi("/shell/customers");

const CustomerPeek = lazy(async () => ({ default: (await import("./CustomerPeek.tsx")).CustomerPeek }));

const CustomerGroups = lazy(async () => ({ default: (await import("./CustomerGroups.tsx")).CustomerGroups }));

/** The customers one by one, or each group of them once. */
export function CustomersPage() {
  const search = route.useSearch();
  const mayMoney = useMay("money.read");
  if (search.by === undefined || !mayMoney) return <CustomersOneByOne />;
  return (
    <Suspense>
      <CustomerGroups search={search} />
    </Suspense>
  );
}

/** The ranked list: who they are, what each brings and takes, and the sums of whatever the sentence says. */
function CustomersOneByOne() {
  const texts = useTexts();
  const { customers: t } = texts;
  const format = useFormat();
  const { go } = useNavigation();
  const search = route.useSearch();
  const mayMoney = useMay("money.read");
  const mayRate = useMay("value.read");
  const mayWrite = useMay("party.write");
  const [isCompact] = useCompactRows();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [peeked, setPeeked] = useState<CustomerRow>();
  const colleagues = useColleagues();

  const values = clausesOf(search);
  const filter = filterOf(values);
  const sort = sortOf(search, mayMoney, mayRate);
  const list = useReadPages(
    listCustomers,
    { ...filter, ...orderOf(sort), limit: 100 },
    { keepsFormer: true },
  );
  const summary = useRead(summariseCustomers, filter, { keepsFormer: true });

  const views = customerViews(texts, { money: mayMoney, rate: mayRate });
  const { gainMax, lossMax } = useMemo(() => scaleOf(list.rows), [list.rows]);
  const window = windowOf(summary.data);
  const columns = useMemo(
    () => customerColumns({ texts, format, mayMoney, mayRate, scale: { gainMax, lossMax }, window }),
    [texts, format, mayMoney, mayRate, gainMax, lossMax, window],
  );
  const isNarrowed = Object.values(values).some((value) => value !== undefined);
  const change = (next: Partial<CustomersSearch>) =>
    go(links.customers({ ...search, ...next }), { replace: true });

  return (
    <Page shape="fill">
      <Trail steps={[{ label: t.title }]} />
      <CustomerTabs current={viewOf(views, values)} values={values} columns={search.columns} />
      <FilterSentence
        subject={t.title}
        fields={customerFields(texts, { colleagues, mayMoney, mayRate, currency: format.currencySign() })}
        values={values}
        onChange={(clauses) =>
          go(links.customers({ ...clauses, sort: search.sort, dir: search.dir, columns: search.columns }), {
            replace: true,
          })
        }
      />
      <DataTable
        {...list}
        label={t.title}
        columns={columns}
        rowKey={(row) => row.partyId}
        rowName={(row) => row.name}
        {...(summary.data ? { total: summary.data.count } : {})}
        summary={<CustomersSummary summary={summary.data} />}
        {...(mayMoney && summary.data
          ? {
              totals: {
                revenue: <Amount value={summary.data.revenue} />,
                profit: <Amount value={summary.data.profit} />,
              },
            }
          : {})}
        sort={sort}
        onSort={(next) => change({ sort: orderOf(next).sort, dir: next.direction })}
        shownColumns={search.columns?.split(",")}
        onShownColumns={(ids) => change({ columns: ids?.join(",") })}
        selected={selected}
        onSelected={setSelected}
        selectionActions={
          <CustomerActions
            rows={list.rows.filter((row) => selected.has(row.partyId))}
            colleagues={colleagues}
            mayWrite={mayWrite}
            onDone={() => setSelected(new Set())}
          />
        }
        rowHref={(row) => links.party(row.partyId)}
        onPeek={(row) => setPeeked(row.partyId === peeked?.partyId ? undefined : row)}
        peekedKey={peeked?.partyId}
        isCompact={isCompact}
        height="fill"
        empty={<CustomersEmpty isNarrowed={isNarrowed} />}
        renderPhoneRow={(row) => <CustomerPhoneRow row={row} />}
        memory={links.customers(search)}
      />
      <Suspense>
        {peeked ? <CustomerPeek row={peeked} onClose={() => setPeeked(undefined)} /> : null}
      </Suspense>
    </Page>
  );
}

function sortOf(search: CustomersSearch, mayMoney: boolean, mayRate: boolean): Sort {
  const by = search.sort ?? (mayMoney ? "profit" : mayRate ? "rating" : "name");
  return { by, direction: search.dir ?? (by === "name" || by === "rating" ? "asc" : "desc") };
}

function scaleOf(rows: readonly CustomerRow[]): { gainMax: number; lossMax: number } {
  const scale = { gainMax: 0, lossMax: 0 };
  for (const { profit } of rows) {
    scale.gainMax = Math.max(scale.gainMax, Number(profit ?? 0));
    scale.lossMax = Math.max(scale.lossMax, -Number(profit ?? 0));
  }
  return scale;
}

function windowOf(summary: { windowFrom: string | null; windowUntil: string | null } | undefined) {
  if (!summary?.windowFrom || !summary.windowUntil) return undefined;
  return `${summary.windowFrom} – ${summary.windowUntil}`;
}
