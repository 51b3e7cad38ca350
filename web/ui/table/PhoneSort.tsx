import { Button } from "@mantine/core";
import { IconArrowNarrowDown, IconArrowNarrowUp, IconArrowsSort } from "@tabler/icons-react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { MenuButton } from "../pop/MenuButton.tsx";
import { type Column, nextSort, type Sort } from "./column.ts";

type PhoneSortProps<Row> = {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
};

/** Sorting where there are no column heads to press. */
export function PhoneSort<Row>({ columns, sort, onSort }: PhoneSortProps<Row>) {
  const { table } = useTexts();
  const sortable = columns.filter((column) => column.isSortable);
  const current = sortable.find((column) => column.id === sort?.by);
  const arrow = sort?.direction === "asc" ? IconArrowNarrowUp : IconArrowNarrowDown;
  const name = current?.header ?? table.sort;
  return (
    <MenuButton
      label={table.sort}
      align="end"
      button={
        <Button
          variant="subtle"
          size="xs"
          flex="none"
          leftSection={<IconArrowsSort size={15} />}
          aria-label={`${table.sort}: ${name}`}
        >
          {name}
        </Button>
      }
      items={sortable.map((column) => ({
        id: column.id,
        label: column.header,
        ...(column === current ? { icon: arrow } : {}),
        run: () => onSort(nextSort(column, sort)),
      }))}
    />
  );
}
