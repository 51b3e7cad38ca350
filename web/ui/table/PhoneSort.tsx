import { Button, Menu } from "@mantine/core";
import { IconArrowNarrowDown, IconArrowNarrowUp, IconArrowsSort } from "@tabler/icons-react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { type Column, nextSort, type Sort } from "./column.ts";

/** Sorting where there are no column heads to press. */
export function PhoneSort<Row>({
  columns,
  sort,
  onSort,
}: {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
}) {
  const { table } = useTexts();
  const sortable = columns.filter((column) => column.isSortable);
  const current = sortable.find((column) => column.id === sort?.by);
  const Arrow = sort?.direction === "asc" ? IconArrowNarrowUp : IconArrowNarrowDown;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="subtle" size="xs" leftSection={<IconArrowsSort size={15} />} aria-label={table.sort}>
          {current?.header ?? table.sort}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {sortable.map((column) => (
          <Menu.Item
            key={column.id}
            onClick={() => onSort(nextSort(column, sort))}
            rightSection={column === current ? <Arrow size={15} /> : null}
          >
            {column.header}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
