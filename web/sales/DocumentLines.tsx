import type { OutputOf } from "../../contract/endpoint.ts";
import type { readDocument } from "../../contract/sales.ts";
import { useDocumentTexts } from "../texts/sales/useDocumentTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { Amount } from "../ui/figures/Amount.tsx";
import classes from "./sales.module.css";

export type Document = OutputOf<typeof readDocument>;

/** The lines of a document as they stand in the books, with the totals under them. */
export function DocumentLines({ document }: { document: Document }) {
  const { documents: t } = useDocumentTexts();
  const format = useFormat();
  const hasMoney = document.netTotal !== undefined;
  const hasCost = document.lines.some((line) => line.costAmount != null);
  return (
    <div className={classes.scroll}>
      <table className={classes.lines}>
        <thead>
          <tr>
            <th scope="col">{t.product}</th>
            <th scope="col" className={classes.figure}>
              {t.quantity}
            </th>
            {hasMoney ? (
              <>
                <th scope="col" className={`${classes.figure} ${classes.wide}`}>
                  {t.listPrice}
                </th>
                <th scope="col" className={`${classes.figure} ${classes.wide}`}>
                  {t.discount}
                </th>
                <th scope="col" className={classes.figure}>
                  {t.lineNet}
                </th>
                {hasCost ? (
                  <th scope="col" className={`${classes.figure} ${classes.wide}`}>
                    {t.cost}
                  </th>
                ) : null}
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {document.lines.map((line) => (
            <tr key={line.lineNo}>
              <td>
                {line.product?.name ?? line.description ?? t.without}
                {line.discountName ? <div className={classes.aside}>{line.discountName}</div> : null}
              </td>
              <td className={classes.figure}>
                {format.amount(line.quantity, { decimals: decimalsOf(line.quantity) })}
              </td>
              {hasMoney ? (
                <>
                  <td className={`${classes.figure} ${classes.wide}`}>
                    <Amount value={line.listPrice} decimals={2} />
                  </td>
                  <td className={`${classes.figure} ${classes.wide}`}>
                    {Number(line.discountAmount) === 0 ? null : (
                      <Amount value={line.discountAmount} decimals={2} />
                    )}
                  </td>
                  <td className={classes.figure}>
                    <Amount value={line.netAmount} decimals={2} />
                  </td>
                  {hasCost ? (
                    <td className={`${classes.figure} ${classes.wide}`}>
                      <Amount value={line.costAmount} decimals={2} />
                    </td>
                  ) : null}
                </>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function decimalsOf(amount: string): number {
  return amount.split(".")[1]?.length ?? 0;
}
