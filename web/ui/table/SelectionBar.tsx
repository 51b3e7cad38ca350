import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { useFormat } from "../FormatContext.tsx";
import classes from "./SelectionBar.module.css";

/** Rises from below while rows are selected: how many, and what can be done with them. */
export function SelectionBar({
  count,
  onClear,
  children,
}: {
  count: number;
  onClear: () => void;
  children: ReactNode;
}) {
  const { table } = useTexts();
  const format = useFormat();
  if (count === 0) return null;
  const words = table.selected(format.amount(count));
  return (
    <div className={classes.place}>
      <section className={classes.bar} aria-label={words}>
        <span className={classes.count} role="status">
          {words}
        </span>
        <div className={classes.actions}>{children}</div>
        <ActionIcon aria-label={table.clearSelection} onClick={onClear}>
          <IconX size={16} />
        </ActionIcon>
      </section>
    </div>
  );
}
