import { useDocumentTexts } from "../texts/sales/useDocumentTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { Amount } from "../ui/figures/Amount.tsx";
import { Aside, FigureTable } from "../ui/table/FigureTable.tsx";
import { type Document, decimalsOfLines, isUsed, sumOfLines } from "./document-sums.ts";

type Line = Document["lines"][number];

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
  const amounts = document.netTotal === undefined ? [] : amountsOf(lines, t);
  const isSummed = amounts.length > 0 && lines.length > 1;
  return (
    <FigureTable
      columns={[
        {
          id: "product",
          heading: t.product,
          cell: (line) => (
            <>
              {line.product?.name ?? line.description ?? t.without}
              {line.discountName ? <Aside>{line.discountName}</Aside> : null}
            </>
          ),
          ...(isSummed && { foot: t.linesSum }),
        },
        {
          id: "quantity",
          heading: t.quantity,
          cell: (line) => format.amount(line.quantity, { decimals: decimalsOf(line.quantity) }),
        },
        ...amounts.map(({ id, heading, isWide, isQuiet }) => ({
          id,
          heading,
          isWide,
          cell: (line: Line) =>
            isQuiet && Number(line[id]) === 0 ? null : (
              <Amount
                value={line[id]}
                decimals={id === "listPrice" ? Math.max(2, decimalsOf(line[id] ?? "")) : decimals}
              />
            ),
          ...(isSummed &&
            id !== "listPrice" && { foot: <Amount value={sumOfLines(lines, id)} decimals={decimals} /> }),
        })),
      ]}
      rows={lines}
      keyOf={(line) => line.lineNo}
    />
  );
}

/** What was taken off has a column where anything was; a narrow screen keeps what is left. */
function amountsOf(lines: Document["lines"], t: ReturnType<typeof useDocumentTexts>["documents"]) {
  const headings = {
    discountAmount: t.discount,
    orderDiscountAmount: t.orderDiscount,
    concessionAmount: t.concession,
  };
  const takenOff = deductions.filter((id) => isUsed(lines, id));
  return [
    { id: "listPrice" as const, heading: t.listPrice, isWide: true, isQuiet: false },
    ...(takenOff.length > 0
      ? [{ id: "listAmount" as const, heading: t.listAmount, isWide: true, isQuiet: false }]
      : []),
    ...takenOff.map((id) => ({ id, heading: headings[id], isWide: true, isQuiet: true })),
    { id: "netAmount" as const, heading: t.lineNet, isWide: false, isQuiet: false },
    ...(lines.some((line) => line.costAmount != null)
      ? [{ id: "costAmount" as const, heading: t.cost, isWide: true, isQuiet: false }]
      : []),
  ];
}

function decimalsOf(amount: string): number {
  return amount.split(".")[1]?.length ?? 0;
}
