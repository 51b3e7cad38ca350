import { useState } from "react";
import { useDataQualityTexts } from "../../texts/useDataQualityTexts.ts";
import { SelectField } from "../../ui/forms/SelectField.tsx";
import { Tag } from "../../ui/marks/Tag.tsx";
import classes from "./FileColumns.module.css";
import type { ImportFile } from "./run-words.ts";

type WithColumns = Pick<ImportFile, "name" | "kind" | "columns">;

/** How the columns of one file are read: ours, theirs, and what stands in its first rows. */
export function FileColumns({ files }: { files: readonly WithColumns[] }) {
  const { imports, importKinds } = useDataQualityTexts();
  // A file with rows of several kinds is there once for each of them, so its name tells nothing.
  const [chosen, choose] = useState(0);
  const file = files[chosen] ?? files[0];
  if (file === undefined) return null;
  const samples = Math.max(0, ...file.columns.map((column) => column.samples.length));
  return (
    <div>
      {files.length > 1 ? (
        <div className={classes.choice}>
          <SelectField
            label={imports.chooseFile}
            data={files.map(({ name, kind }, at) => ({
              value: String(at),
              label: `${name}: ${importKinds[kind ?? ""] ?? ""}`,
            }))}
            value={String(files.indexOf(file))}
            onChange={(at) => choose(Number(at))}
          />
        </div>
      ) : null}
      <div className={classes.frame}>
        <table className={classes.table} aria-label={imports.columnsOf(file.name)}>
          <thead>
            <tr>
              <th scope="col">{imports.ours}</th>
              <th scope="col">{imports.theirs}</th>
              {Array.from({ length: samples }, (_, nth) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a sample has nothing else to be told apart by
                <th key={nth} scope="col" className={classes.sample}>
                  {imports.sample(nth + 1)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.columns.map((column) => (
              <tr key={column.column}>
                <td>
                  <Ours column={column} />
                </td>
                <th scope="row">{column.column}</th>
                {Array.from({ length: samples }, (_, nth) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a sample has nothing else to be told apart by
                  <td key={nth} className={classes.sample} title={column.samples[nth]}>
                    {column.samples[nth]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Ours({ column }: { column: ImportFile["columns"][number] }) {
  const { imports } = useDataQualityTexts();
  const { fields, link } = column;
  if (fields.length === 0 && link === null)
    return <span className={classes.quiet}>{imports.saidElsewhere}</span>;
  return (
    <span className={classes.ours}>
      {fields.map((field) =>
        field === "custom" ? (
          <Tag key={field} tone="accent">
            {imports.keptAsCustom}
          </Tag>
        ) : (
          <span key={field}>{field === "id" ? imports.isId : field.replaceAll("_", " ")}</span>
        ),
      )}
      {link === null ? null : <Tag>{imports.linkTo(link)}</Tag>}
    </span>
  );
}
