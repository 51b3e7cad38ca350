import { useLocation } from "@tanstack/react-router";
import { roleTable } from "../../../contract/permissions.ts";
import { type Me, MeContext } from "../../shell/MeContext.tsx";
import { ShellFor } from "../../shell/Shell.tsx";
import { useCompactRows } from "../../shell/useSetting.ts";
import { Trail } from "../frame/Trail.tsx";
import { Page } from "../layout/Page.tsx";
import { PageHeader } from "../layout/PageHeader.tsx";
import { Section } from "../layout/Section.tsx";
import { Tabs } from "../layout/Tabs.tsx";
import { Empty } from "../states/Empty.tsx";
import { ProgressLine } from "../states/ProgressLine.tsx";
import { DataTable } from "../table/DataTable.tsx";
import { SampleCard } from "./SampleCard.tsx";
import { SampleCharts } from "./SampleCharts.tsx";
import { SampleForm } from "./SampleForm.tsx";
import { SampleStates } from "./SampleStates.tsx";
import { SampleTable } from "./SampleTable.tsx";

const someone: Me = {
  userId: "01930000-0000-7000-8000-000000000001",
  name: "Katrin Sand",
  mail: "katrin@example.com",
  role: "owner",
  scope: "all",
  permissions: [...roleTable.owner.may],
  team: null,
  locale: "en-GB",
  workspace: {
    name: "Nordsee Supply",
    baseCurrency: "EUR",
    timeZone: "Europe/Berlin",
    country: "DE",
    locale: "en-GB",
  },
  version: 1,
};

const parts = ["list", "card", "charts", "forms", "states", "tables"] as const;

/** Every part of the kit in every state, inside the shell: `/ui?part=list`. Only in development. */
export function Showcase() {
  const part =
    useLocation({ select: (location) => new URLSearchParams(location.searchStr).get("part") }) ?? "list";
  const [isCompact] = useCompactRows();
  return (
    <MeContext value={someone}>
      <ShellFor me={someone} runs={<SampleRuns />}>
        <Page shape={part === "list" ? "fill" : "flow"}>
          <Trail
            steps={[
              { label: "Kit", href: "/ui" },
              { label: part === "card" ? "Nordwind Handels GmbH" : `Parts: ${part}` },
            ]}
          />
          {part === "card" ? null : (
            <PageHeader
              title={part === "list" ? "Customers" : part}
              sentence="Every part of the kit, in every state."
            />
          )}
          <Tabs
            label="Parts"
            current={part}
            tabs={parts.map((id) => ({ id, label: id, href: `/ui?part=${id}` }))}
          />
          <div style={{ height: 16, flex: "none" }} />
          {part === "list" ? <SampleTable isCompact={isCompact} /> : null}
          {part === "card" ? <SampleCard /> : null}
          {part === "charts" ? <SampleCharts /> : null}
          {part === "forms" ? <SampleForm /> : null}
          {part === "states" ? <SampleStates /> : null}
          {part === "tables" ? <TableStates /> : null}
        </Page>
      </ShellFor>
    </MeContext>
  );
}

function SampleRuns() {
  return (
    <div style={{ display: "grid", gap: 8, padding: "0 6px 8px" }}>
      <ProgressLine label="Loading zoho-contacts.csv" done={8120} total={12_408} isSmall />
      <ProgressLine label="Looking for duplicates" done={3} isSmall />
    </div>
  );
}

type Nothing = { id: string };

function TableStates() {
  const shared = {
    columns: [
      { id: "name", header: "Name", width: 200, cell: (row: Nothing) => row.id },
      { id: "revenue", header: "Revenue", unit: "€", width: 120, align: "right" as const, cell: () => "1" },
      { id: "profit", header: "Profit", unit: "€", width: 120, align: "right" as const, cell: () => "1" },
    ],
    rows: [],
    rowKey: (row: Nothing) => row.id,
    rowName: (row: Nothing) => row.id,
    renderPhoneRow: (row: Nothing) => row.id,
  };
  return (
    <>
      <Section title="Loading" isFirst>
        <DataTable {...shared} label="Loading" state="loading" />
      </Section>
      <Section title="Empty">
        <DataTable
          {...shared}
          label="Empty"
          state="ready"
          empty={
            <Empty title="Invoices will stand here" sentence="The first one comes with the first order." />
          }
        />
      </Section>
      <Section title="Error">
        <DataTable
          {...shared}
          label="Error"
          state="error"
          problem={{ message: "The list could not be read. Try again in a minute.", code: "unavailable" }}
          onRetry={() => undefined}
        />
      </Section>
    </>
  );
}
