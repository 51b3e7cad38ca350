import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { RowsInSight } from "../../ui/layout/RowsInSight.tsx";
import type { StudiedTable } from "../draft/draft.ts";
import classes from "./ColumnList.module.css";

/** The columns of a table of which nobody has said yet what its rows are: what stands in them, to tell by. */
export function UnreadColumns({ table }: { table: StudiedTable }) {
  const { columns: words } = useWizardTexts();
  return (
    <table className={classes.table} aria-label={words.of(table.name)}>
      <thead>
        <tr>
          <th scope="col" className={classes.theirs}>
            {words.theirs}
          </th>
          <th scope="col">{words.samples}</th>
        </tr>
      </thead>
      <RowsInSight items={table.columns} keyOf={({ column }) => column} rowHeight={40}>
        {({ column, samples }) => (
          <tr key={column} className={classes.row}>
            <th scope="row" className={classes.theirs}>
              <span className={classes.name}>{column}</span>
            </th>
            <td className={classes.samples}>
              <span className={classes.sampleLine}>{samples.filter(Boolean).join("  ·  ")}</span>
            </td>
          </tr>
        )}
      </RowsInSight>
    </table>
  );
}
