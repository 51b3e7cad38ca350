import type { ReactNode } from "react";
import type { DuplicatePair } from "../../../../contract/data-quality/duplicate-review.ts";
import { useDuplicatesTexts } from "../../../texts/duplicates/useDuplicatesTexts.ts";
import { classNames } from "../../../ui/class-names.ts";
import { useFormat } from "../../../ui/FormatContext.tsx";
import { Amount } from "../../../ui/figures/Amount.tsx";
import { DateText } from "../../../ui/figures/DateText.tsx";
import classes from "./PairTable.module.css";

type Side = DuplicatePair["one"];

type Row = {
  name: string;
  of: (side: Side) => ReactNode;
  isThere: (side: Side) => boolean;
  /** What would stand under the one that is kept. */
  sum?: number;
};

const counted = ["documents", "contacts", "cases", "relationships"] as const;
const days = ["lastSaleOn", "lastContactOn"] as const;

/** What stands under each of the two: what would stand under one of them, and who works with it. */
export function PairFacts({ pair }: { pair: DuplicatePair }) {
  const { duplicates: t } = useDuplicatesTexts();
  const format = useFormat();
  const { one, other } = pair;
  // Once they are one customer, what stands under it stands under both.
  const areOne = one.keptAs.partyId === other.keptAs.partyId;
  const ofCustomers: Row[] = [
    {
      name: t.facts.revenue,
      of: ({ revenue }) => <Amount value={revenue ?? null} />,
      isThere: ({ revenue }) => Number(revenue ?? 0) !== 0,
      sum: Number(one.revenue ?? 0) + Number(other.revenue ?? 0),
    },
    ...counted.map((field) => ({
      name: t.facts[field],
      of: (side: Side) => format.amount(side[field] ?? 0),
      isThere: (side: Side) => (side[field] ?? 0) > 0,
      sum: (one[field] ?? 0) + (other[field] ?? 0),
    })),
    ...days.map((field) => ({
      name: t.facts[field],
      of: (side: Side) => <DateText value={side[field]} />,
      isThere: (side: Side) => side[field] !== null,
    })),
    {
      name: t.facts.owner,
      of: ({ owner }) => owner?.name ?? "–",
      isThere: ({ owner }) => owner !== null,
    },
  ];
  const ofRecords: Row[] = [
    { name: t.facts.enteredAt, of: ({ enteredAt }) => <DateText value={enteredAt} />, isThere: () => true },
    {
      name: t.facts.sources,
      of: ({ sources }) =>
        sources.length === 0
          ? "–"
          : sources.map(({ source, kind, id }) => `${source} ${kind} ${id}`).join(", "),
      isThere: ({ sources }) => sources.length > 0,
    },
  ];
  return (
    <tbody className={classes.facts}>
      {[...(areOne ? [] : ofCustomers), ...ofRecords]
        .filter(({ isThere }) => isThere(one) || isThere(other))
        .map(({ name, of, isThere, sum }) => (
          <tr key={name} className={classes.row}>
            <th scope="row" className={classes.field}>
              {name}
            </th>
            <td className={classNames(classes.one, !isThere(one) && classes.nothing)}>{of(one)}</td>
            <td className={classNames(classes.other, !isThere(other) && classes.nothing)}>{of(other)}</td>
            <td className={classes.says}>
              {sum !== undefined && isThere(one) && isThere(other) ? (
                <span className={classes.together}>{t.facts.together(format.amount(sum))}</span>
              ) : null}
            </td>
          </tr>
        ))}
    </tbody>
  );
}
