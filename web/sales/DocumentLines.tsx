import { useDocumentTexts } from "../texts/sales/useDocumentTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { Amount } from "../ui/figures/Amount.tsx";
import { type Document, decimalsOfLines, isUsed, sumOfLines } from "./document-sums.ts";
import classes from "./sales.module.css";

const deductions = ["discountAmount", "orderDiscountAmount", "concessionAmount"] as const;

/**
 * The lines of a document as they stand in the books: what each is at list price, what was taken off it, off the whole order
 * and off the price, and what is left; with the sum of each column under it.
 */
export function DocumentLines({ document }: { document: Document }) {
  const { documents: t } = useDocumentTexts();
  const format = useFormat();
  const { lines } = document;
  const decimals = decimalsOfLines(lines);
  const columns = document.netTotal === undefined ? [] : columnsOf(lines, t);
  return (
    <div className={classes.scroll}>
      <table className={classes.lines}>
        <thead>
          <tr>
            <th scope="col">{t.product}</th>
            <th scope="col" className={classes.figure}>
              {t.quantity}
            </th>
            {columns.map(({ id, header, isWide }) => (
              <th
                key={id}
                scope="col"
                className={isWide ? `${classes.figure} ${classes.wide}` : classes.figure}
              >
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.lineNo}>
              <td>
                {line.product?.name ?? line.description ?? t.without}
                {line.discountName ? <div className={classes.aside}>{line.discountName}</div> : null}
              </td>
              <td className={classes.figure}>
                {format.amount(line.quantity, { decimals: decimalsOf(line.quantity) })}
              </td>
              {columns.map(({ id, isWide, isQuiet }) => (
                <td key={id} className={isWide ? `${classes.figure} ${classes.wide}` : classes.figure}>
                  {isQuiet && Number(line[id]) === 0 ? null : (
                    <Amount
                      value={line[id]}
                      decimals={id === "listPrice" ? Math.max(2, decimalsOf(line[id] ?? "")) : decimals}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {columns.length > 0 && lines.length > 1 ? (
          <tfoot>
            <tr>
              <td colSpan={2}>{t.linesSum}</td>
              {columns.map(({ id, isWide }) => (
                <td key={id} className={isWide ? `${classes.figure} ${classes.wide}` : classes.figure}>
                  {id === "listPrice" ? null : <Amount value={sumOfLines(lines, id)} decimals={decimals} />}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}

/** What was taken off has a column where anything was; a narrow screen keeps what is left. */
function columnsOf(lines: Document["lines"], t: ReturnType<typeof useDocumentTexts>["documents"]) {
  const headers = {
    discountAmount: t.discount,
    orderDiscountAmount: t.orderDiscount,
    concessionAmount: t.concession,
  };
  const takenOff = deductions.filter((id) => isUsed(lines, id));
  return [
    { id: "listPrice" as const, header: t.listPrice, isWide: true, isQuiet: false },
    ...(takenOff.length > 0
      ? [{ id: "listAmount" as const, header: t.listAmount, isWide: true, isQuiet: false }]
      : []),
    ...takenOff.map((id) => ({ id, header: headers[id], isWide: true, isQuiet: true })),
    { id: "netAmount" as const, header: t.lineNet, isWide: false, isQuiet: false },
    ...(lines.some((line) => line.costAmount != null)
      ? [{ id: "costAmount" as const, header: t.cost, isWide: true, isQuiet: false }]
      : []),
  ];
}

function decimalsOf(amount: string): number {
  return amount.split(".")[1]?.length ?? 0;
}
