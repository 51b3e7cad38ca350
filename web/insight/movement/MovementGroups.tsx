import { useProfitTexts } from "../../texts/profit/useProfitTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { FigureTable, RowChoice } from "../../ui/table/FigureTable.tsx";
import { groupRows, type Movement } from "./bridge-rows.ts";

type Group = Movement["groups"][number]["group"];

/** How many came, grew, shrank and left, and what that came to; each lists its customers. */
export function MovementGroups({
  movement,
  chosen,
  onGroup,
}: {
  movement: Movement;
  chosen: Group | undefined;
  onGroup: (group: Group | undefined) => void;
}) {
  const { movement: t } = useProfitTexts();
  const format = useFormat();
  return (
    <Section title={t.groups} note={format.currencySign()}>
      <FigureTable
        columns={[
          {
            id: "group",
            heading: t.columns.group,
            cell: ({ group }) => (
              <RowChoice
                isChosen={group === chosen}
                onChoose={() => onGroup(group === chosen ? undefined : group)}
              >
                {t.groupNames[group]}
              </RowChoice>
            ),
          },
          { id: "customers", heading: t.columns.customers, cell: (row) => format.amount(row.customers) },
          {
            id: "before",
            heading: t.columns.before,
            isWide: true,
            cell: (row) => <Amount value={row.before} />,
          },
          { id: "now", heading: t.columns.now, isWide: true, cell: (row) => <Amount value={row.now} /> },
          {
            id: "change",
            heading: t.columns.change,
            cell: (row) => <Amount value={row.change} sign="always" />,
          },
        ]}
        rows={groupRows(movement)}
        keyOf={(row) => row.group}
        toneOf={(row) => (row.group === chosen ? "chosen" : undefined)}
      />
    </Section>
  );
}
