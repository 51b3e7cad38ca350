import { useDataQualityTexts } from "../../texts/useDataQualityTexts.ts";
import { Amount } from "../../ui/figures/Amount.tsx";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import { Aside, FigureTable } from "../../ui/table/FigureTable.tsx";
import type { Import } from "./run-words.ts";

/** How many records of each kind are made and changed. */
export function RecordsTable({ records, isDone = false }: { records: Import["records"]; isDone?: boolean }) {
  const { imports, importKinds, runs } = useDataQualityTexts();
  const told = records.filter(({ created, updated }) => created + updated > 0);
  if (told.length === 0) return null;
  return (
    <FigureTable
      label={isDone ? imports.recordsDone : imports.records}
      columns={[
        { id: "kind", heading: imports.recordKind, cell: ({ kind }) => importKinds[kind] ?? kind },
        { id: "created", heading: runs.created, cell: ({ created }) => <Amount value={created} /> },
        { id: "updated", heading: runs.updated, cell: ({ updated }) => <Amount value={updated} /> },
      ]}
      rows={told}
      keyOf={({ kind }) => kind}
    />
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
    <FigureTable
      label={imports.sums}
      columns={[
        {
          id: "file",
          heading: imports.sumFile,
          cell: ({ file, field }) => (
            <>
              {file} <Aside>{field.replace(/[._]/g, " ")}</Aside>
            </>
          ),
        },
        {
          id: "source",
          heading: imports.sumSource,
          cell: ({ source }) => <Amount value={source} decimals={2} />,
        },
        {
          id: "loaded",
          heading: imports.sumLoaded,
          cell: ({ loaded }) => <Amount value={loaded} decimals={2} />,
        },
        {
          id: "verdict",
          heading: null,
          isWords: true,
          isWide: true,
          cell: ({ source, loaded }) => {
            const agrees = Number(source) === Number(loaded);
            return (
              <StateMark tone={agrees ? "gain" : "cost"}>
                {agrees ? imports.sumAgrees : imports.sumDiffers}
              </StateMark>
            );
          },
        },
      ]}
      rows={rows}
      keyOf={({ file, field }) => `${file} ${field}`}
    />
  );
}
