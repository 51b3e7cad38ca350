import { ActionIcon, Button } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { CheckField } from "../forms/CheckField.tsx";
import { Pop } from "../pop/Pop.tsx";
import classes from "./ColumnChooser.module.css";
import { type Column, isShown } from "./column.ts";

type ColumnChooserProps<Row> = {
  columns: readonly Column<Row>[];
  shown: readonly string[] | undefined;
  /** Those for which there is room now. */
  fitting: readonly Column<Row>[];
  onShown: (ids: readonly string[] | undefined) => void;
};

/** Which columns stand in the table; what is chosen but has no room now says so. */
export function ColumnChooser<Row>({ columns, shown, fitting, onShown }: ColumnChooserProps<Row>) {
  const { table } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const ids = columns
    .filter((column, index) => index === 0 || isShown(column, shown))
    .map((column) => column.id);

  function toggle(id: string, isOn: boolean) {
    onShown(
      columns.map((column) => column.id).filter((other) => (other === id ? isOn : ids.includes(other))),
    );
  }

  return (
    <Pop
      label={table.columns}
      isOpen={isOpen}
      onOpen={setOpen}
      align="end"
      button={
        <ActionIcon aria-label={table.columns}>
          <IconColumns3 size={17} stroke={1.7} />
        </ActionIcon>
      }
    >
      <div className={classes.list}>
        {columns.map((column, index) => (
          <CheckField
            key={column.id}
            asRow
            label={
              <>
                {column.header} <span className={classes.unit}>{column.unit}</span>
                {ids.includes(column.id) && !fitting.includes(column) ? (
                  <span className={classes.noRoom}>{table.noRoom}</span>
                ) : null}
              </>
            }
            isOn={ids.includes(column.id)}
            isDisabled={index === 0}
            onChange={(isOn) => toggle(column.id, isOn)}
          />
        ))}
      </div>
      {shown ? (
        <Button className={classes.reset ?? ""} variant="subtle" size="xs" onClick={() => onShown(undefined)}>
          {table.columnsReset}
        </Button>
      ) : null}
    </Pop>
  );
}
