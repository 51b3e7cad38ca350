import { classNames } from "../class-names.ts";
import type { Column } from "./column.ts";
import classes from "./DataTable.module.css";

/** Rows of the size that will come, so that nothing jumps when they do. */
export function SkeletonRows<Row>({
  columns,
  count,
  hasLead,
}: {
  columns: readonly Column<Row>[];
  count: number;
  hasLead: boolean;
}) {
  return (
    <tbody className={classes.skeleton} aria-hidden>
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: these rows have nothing else to be told apart by
        <tr key={row} className={classes.headRow} style={{ opacity: 1 - row / (count + 2) }}>
          {hasLead ? <td className={classes.check} /> : null}
          {columns.map((column, index) => (
            <td key={column.id} className={classNames(classes.cell, classes[column.align ?? "left"])}>
              <span
                className={classes.bone}
                style={{
                  width: `${index === 0 ? 45 + ((row * 37) % 40) : 40 + ((row * 53 + index * 29) % 40)}%`,
                }}
              />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
