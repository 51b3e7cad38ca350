import { Button } from "@mantine/core";
import { IconChartLine, IconTable } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import classes from "./ChartFrame.module.css";

type ChartFrameProps = {
  /** What the chart shows: "Profit of all customers, cumulated". */
  title: string;
  /** Unit and period, said once. */
  note?: ReactNode;
  /** What it says, in a sentence: the chart is the proof, not the message. */
  sentence?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** The same figures as a table, for those who do not see the chart or want the digits. */
  table?: { columns: readonly string[]; rows: readonly (readonly ReactNode[])[] };
};

/** The surroundings of a chart: title, unit, sentence, and its figures as a table one click away. */
export function ChartFrame({ title, note, sentence, actions, children, table }: ChartFrameProps) {
  const { chart } = useTexts();
  const [isTable, setTable] = useState(false);
  return (
    <figure className={classes.frame} aria-label={title}>
      <figcaption className={classes.head}>
        <span className={classes.title}>{title}</span>
        {note === undefined ? null : <span className={classes.note}>{note}</span>}
        <span className={classes.actions}>
          {actions}
          {table ? (
            <Button
              variant="subtle"
              size="xs"
              leftSection={isTable ? <IconChartLine size={15} /> : <IconTable size={15} />}
              onClick={() => setTable(!isTable)}
            >
              {isTable ? chart.asChart : chart.asTable}
            </Button>
          ) : null}
        </span>
      </figcaption>
      {sentence === undefined ? null : <p className={classes.sentence}>{sentence}</p>}
      {isTable && table ? <FigureTable title={title} {...table} /> : children}
    </figure>
  );
}

function FigureTable({
  title,
  columns,
  rows,
}: {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly ReactNode[])[];
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={title}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the points of a chart have no other name
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={columns[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
