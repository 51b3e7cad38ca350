import type { listCustomers } from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { links } from "../../links.ts";
import type { Texts } from "../../texts/TextsContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { BarFromZero } from "../../ui/figures/BarFromZero.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import { ShareBar } from "../../ui/figures/ShareBar.tsx";
import type { Format } from "../../ui/format.ts";
import { Link } from "../../ui/Link.tsx";
import { KindMark } from "../../ui/marks/KindMark.tsx";
import { RatingMark } from "../../ui/marks/RatingMark.tsx";
import type { Column } from "../../ui/table/column.ts";
import classes from "../customers.module.css";
import { moveOf } from "../rating-move.ts";
import { StageMark } from "../StageMark.tsx";
import { OpenMark } from "./OpenMark.tsx";

export type CustomerRow = OutputOf<typeof listCustomers>["rows"][number];

/** The share of margin above which serving is marked; the rating's own limit unless the policy says otherwise. */
const servingLimit = 0.3;

type ColumnsOf = {
  texts: Texts;
  format: Format;
  mayMoney: boolean;
  mayRate: boolean;
  /** The largest gain and loss among the rows: one scale for all bars. */
  scale: { gainMax: number; lossMax: number };
  window: string | undefined;
};

/** The columns of the list of customers; money columns only for those who may see money, the reason in words for the others. */
export function customerColumns(given: ColumnsOf): Column<CustomerRow>[] {
  const { texts, mayMoney, mayRate } = given;
  const { customers: t } = texts;
  return [
    nameColumn(texts),
    ...(mayRate
      ? [
          {
            id: "rating",
            header: t.rating,
            width: 72,
            isSortable: true,
            cell: (row: CustomerRow) =>
              row.rating ? (
                <RatingMark letter={row.rating.letter} moved={moveOf(row.rating)} />
              ) : (
                <Amount value={null} />
              ),
          },
        ]
      : []),
    { id: "stage", header: t.stage, width: 98, leaves: 4, cell: (row) => <StageMark stage={row.stage} /> },
    ...(mayMoney ? moneyColumns(given) : mayRate ? [reasonColumn(texts)] : []),
    {
      id: "lastContact",
      header: t.lastContact,
      unit: t.days,
      width: 118,
      align: "right",
      sortFirst: "desc",
      isSortable: true,
      leaves: 5,
      cell: (row) =>
        row.lastContactDays === null ? (
          <span className={classes.quiet}>{t.never}</span>
        ) : (
          <Amount value={row.lastContactDays} tip={given.format.instant(row.lastContactOn ?? "")} />
        ),
    },
    {
      id: "open",
      header: t.open,
      help: t.openHelp,
      width: 92,
      leaves: 3,
      cell: (row) => <OpenMark cases={row.openCases} overdue={row.overdueTasks} />,
    },
    {
      id: "owner",
      header: t.owner,
      width: 112,
      leaves: 6,
      title: (row) => row.owner?.name ?? t.nobody,
      cell: (row) =>
        row.owner ? (
          <span className={classes.words}>{row.owner.name}</span>
        ) : (
          <span className={classes.quiet}>{t.nobody}</span>
        ),
    },
    {
      id: "lastSale",
      header: t.lastSale,
      width: 120,
      align: "right",
      isHiddenAtFirst: true,
      leaves: 7,
      cell: (row) => <DateText value={row.lastSaleOn} />,
    },
    ...(mayRate ? [rfmColumn(texts)] : []),
    {
      id: "segment",
      header: t.segment,
      width: 130,
      isHiddenAtFirst: true,
      leaves: 8,
      title: (row) => row.segment ?? "",
      cell: (row) => row.segment ?? <Amount value={null} />,
    },
  ];
}

function rfmColumn({ customers: t }: Texts): Column<CustomerRow> {
  return {
    id: "rfm",
    header: t.rfm,
    help: t.rfmHelp,
    width: 84,
    align: "right",
    isHiddenAtFirst: true,
    leaves: 9,
    cell: (row) => row.rfm ?? <Amount value={null} />,
  };
}

function nameColumn({ customers: t }: Texts): Column<CustomerRow> {
  return {
    id: "name",
    header: t.name,
    width: 200,
    grow: 3,
    isSortable: true,
    title: (row) => [row.name, row.place].filter(Boolean).join(", "),
    cell: (row) => (
      <span className={classes.name}>
        <KindMark kind={row.kind} />
        <Link className={classes.nameLink} href={links.party(row.partyId)} tabIndex={-1}>
          {row.name}
        </Link>
        {row.place === null ? null : <span className={classes.place}>{row.place}</span>}
      </span>
    ),
  };
}

function moneyColumns({ texts, format, scale, window }: ColumnsOf): Column<CustomerRow>[] {
  const { customers: t } = texts;
  const unit = `${t.months12}, ${format.currencySign()}`;
  const about = (row: CustomerRow) => ({
    ...(window === undefined ? {} : { window }),
    ...(row.marginCoverage == null ? {} : { coverage: t.coverage(format.percent(row.marginCoverage)) }),
  });
  return [
    {
      id: "revenue",
      header: t.revenue,
      unit,
      width: 116,
      align: "right",
      isSortable: true,
      leaves: 2,
      cell: (row) => <Amount value={row.revenue} tip={about(row)} />,
    },
    {
      id: "profit",
      header: t.profit,
      unit,
      help: t.profitHelp,
      width: 136,
      grow: 1,
      align: "right",
      isSortable: true,
      cell: (row) => (
        <BarFromZero value={row.profit} {...scale} tip={{ formula: t.formulaProfit, ...about(row) }} />
      ),
    },
    {
      id: "costToServe",
      header: t.costToServe,
      unit: t.ofMargin,
      help: t.ratioHelp,
      width: 170,
      align: "right",
      isSortable: true,
      leaves: 1,
      cell: (row) =>
        row.costToServeRatio == null ? (
          <Amount value={row.costToServeRatio} />
        ) : (
          <ShareBar
            share={row.costToServeRatio}
            mark={servingLimit}
            tone={row.costToServeRatio > servingLimit ? "attention" : "neutral"}
            tip={t.formulaRatio}
            withFigure
          />
        ),
    },
  ];
}

/** For those who may not see money: the rating's reason in words, in place of the figures. */
function reasonColumn({ customers: t }: Texts): Column<CustomerRow> {
  return {
    id: "reason",
    header: t.why,
    width: 320,
    grow: 4,
    leaves: 1,
    title: (row) => row.rating?.sentencePlain ?? "",
    cell: (row) => (
      <span className={classes.words}>{row.rating?.sentencePlain ?? <Amount value={null} />}</span>
    ),
  };
}
