import { useDataQualityTexts } from "../../texts/useDataQualityTexts.ts";
import { Amount } from "../../ui/figures/Amount.tsx";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import classes from "./Rehearsed.module.css";
import type { Import } from "./run-words.ts";

/** How many records of each kind are made and changed. */
export function RecordsTable({ records, isDone = false }: { records: Import["records"]; isDone?: boolean }) {
  const { imports, importKinds, runs } = useDataQualityTexts();
  const told = records.filter(({ created, updated }) => created + updated > 0);
  if (told.length === 0) return null;
  return (
    <table className={classes.table} aria-label={isDone ? imports.recordsDone : imports.records}>
      <thead>
        <tr>
          <th scope="col">{imports.recordKind}</th>
          <th scope="col" className={classes.figure}>
            {runs.created}
          </th>
          <th scope="col" className={classes.figure}>
            {runs.updated}
          </th>
        </tr>
      </thead>
      <tbody>
        {told.map(({ kind, created, updated }) => (
          <tr key={kind}>
            <th scope="row">{importKinds[kind] ?? kind}</th>
            <td className={classes.figure}>
              <Amount value={created} />
            </td>
            <td className={classes.figure}>
              <Amount value={updated} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The amounts of every file against those of the records: equal, or said plainly. */
export function SumsTable({ files }: { files: Import["files"] }) {
  const { imports } = useDataQualityTexts();
  const rows = files.flatMap((file) =>
    (file.sums ?? []).flatMap((sum) =>
      sum.loaded === null ? [] : [{ file: file.name, ...sum, loaded: sum.loaded }],
    ),
  );
  if (rows.length === 0) return null;
  return (
    <table className={classes.table} aria-label={imports.sums}>
      <thead>
        <tr>
          <th scope="col">{imports.sumFile}</th>
          <th scope="col" className={classes.figure}>
            {imports.sumSource}
          </th>
          <th scope="col" className={classes.figure}>
            {imports.sumLoaded}
          </th>
          <th scope="col" className={classes.verdict} />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ file, field, source, loaded }) => {
          const agrees = Number(source) === Number(loaded);
          return (
            <tr key={`${file} ${field}`}>
              <th scope="row">
                {file} <span className={classes.field}>{field.replace(/[._]/g, " ")}</span>
              </th>
              <td className={classes.figure}>
                <Amount value={source} decimals={2} />
              </td>
              <td className={classes.figure}>
                <Amount value={loaded} decimals={2} />
              </td>
              <td className={classes.verdict}>
                <StateMark tone={agrees ? "gain" : "cost"}>
                  {agrees ? imports.sumAgrees : imports.sumDiffers}
                </StateMark>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
