import { Button } from "@mantine/core";
import {
  assignCustomers,
  listCustomers,
  listPartyEvents,
  readParty,
  summariseCustomers,
} from "../../../contract/customers.ts";
import { useWrite } from "../../api.ts";
import { useTexts } from "../../texts/TextsContext.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import type { Choice } from "../../ui/filter/clause.ts";
import { MenuButton } from "../../ui/pop/MenuButton.tsx";
import { toastDone, toastProblem } from "../../ui/states/toast.tsx";
import type { CustomerRow } from "./customer-columns.tsx";
import { customersAsCsv } from "./customers-as-csv.ts";

type CustomerActionsProps = {
  rows: readonly CustomerRow[];
  colleagues: readonly Choice[];
  mayWrite: boolean;
  onDone: () => void;
};

/** What can be done with the customers that are selected. */
export function CustomerActions({ rows, colleagues, mayWrite, onDone }: CustomerActionsProps) {
  const { customers: t } = useTexts();
  const format = useFormat();
  const assign = useWrite(assignCustomers, {
    invalidates: [listCustomers, summariseCustomers, readParty, listPartyEvents],
  });

  async function giveTo(ownerId: string | null, name: string) {
    try {
      const { changed } = await assign.mutateAsync({ partyIds: rows.map((row) => row.partyId), ownerId });
      toastDone(t.assigned(format.amount(changed), name));
      onDone();
    } catch (problem) {
      toastProblem(problem instanceof Error ? problem.message : String(problem));
    }
  }

  const people = [{ value: "", label: t.nobody }, ...colleagues];
  return (
    <>
      {mayWrite ? (
        <MenuButton
          label={t.assignTo}
          side="top"
          button={
            <Button size="xs" loading={assign.isPending}>
              {t.assign}
            </Button>
          }
          items={people.map(({ value, label }) => ({
            id: value,
            label,
            run: () => void giveTo(value || null, label),
          }))}
        />
      ) : null}
      <Button size="xs" component="a" href={customersAsCsv(rows)} download="customers.csv">
        {t.exportRows}
      </Button>
    </>
  );
}
