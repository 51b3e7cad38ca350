import { ActionIcon, Checkbox, Popover, Tooltip, UnstyledButton } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import { useTexts } from "../../texts/TextsContext.tsx";
import classes from "./ColumnChooser.module.css";
import { type Column, isShown } from "./column.ts";

type ColumnChooserProps<Row> = {
  columns: readonly Column<Row>[];
  shown: readonly string[] | undefined;
  fitting: readonly Column<Row>[];
  onShown: (ids: readonly string[] | undefined) => void;
};

/** Which columns stand in the table. */
export function ColumnChooser<Row>({ columns, shown, onShown }: ColumnChooserProps<Row>) {
  const { table } = useTexts();
  const ids = columns.filter((column) => isShown(column, shown)).map((column) => column.id);

  function toggle(id: string) {
    const next = columns
      .map((column) => column.id)
      .filter((other) => (other === id ? !ids.includes(id) : ids.includes(other)));
    onShown(next);
  }

  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Tooltip label={table.columns}>
          <ActionIcon aria-label={table.columns}>
            <IconColumns3 size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={table.columns}>
        <div className={classes.list}>
          {columns.map((column, index) => (
            <Checkbox
              key={column.id}
              className={classes.item}
              label={column.unit === undefined ? column.header : `${column.header} ${column.unit}`}
              checked={index === 0 || ids.includes(column.id)}
              disabled={index === 0}
              onChange={() => toggle(column.id)}
            />
          ))}
        </div>
        {shown ? (
          <UnstyledButton className={classes.reset} onClick={() => onShown(undefined)}>
            {table.columnsReset}
          </UnstyledButton>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}
