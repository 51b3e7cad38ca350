import type { OutputOf } from "../../../contract/endpoint.ts";
import { shownParts } from "../../../contract/insight/sums-of-parts.ts";
import { readGroupValue } from "../../../contract/insight.ts";
import { useRead } from "../../api.ts";
import { links } from "../../links.ts";
import { useProfitTexts } from "../../texts/profit/useProfitTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Amount } from "../../ui/figures/Amount.tsx";
import { Link } from "../../ui/Link.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { RatingMark } from "../../ui/marks/RatingMark.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import { type FigureColumn, FigureTable } from "../../ui/table/FigureTable.tsx";
import classes from "./compared.module.css";

type Group = OutputOf<typeof readGroupValue>;
type Member = Group["members"][number];

/** A customer with all that belong to it, at any depth, each counted once: what they bring together. */
export function GroupValue({ partyId }: { partyId: string }) {
  const { group: t } = useProfitTexts();
  const format = useFormat();
  const { data, error, refetch } = useRead(readGroupValue, { partyId });
  return (
    <Section
      title={t.title}
      isFirst
      {...(data && {
        note: t.note(format.count(data.membersCount, t.members), format.date(data.onDay)),
      })}
    >
      {error ? <ErrorNote problem={error} onRetry={() => void refetch()} isInline /> : null}
      {data === undefined && !error ? <SkeletonLines lines={3} /> : null}
      {data ? <Belongs group={data} /> : null}
      {data && data.membersCount === 1 ? (
        <p className={classes.note}>
          {t.alone} {t.aloneSentence}
        </p>
      ) : null}
      {data && data.membersCount > 1 ? <Members group={data} /> : null}
    </Section>
  );
}

function Belongs({ group }: { group: Group }) {
  const { group: t } = useProfitTexts();
  if (group.belongsTo.length === 0) return null;
  return (
    <p className={classes.said}>
      {t.belongsTo}{" "}
      {group.belongsTo.map(({ party, type }, at) => (
        <span key={party.partyId}>
          {at > 0 ? ", " : null}
          <Link href={links.party(party.partyId, { tab: "value" })}>{party.name}</Link> ({t.types[type]})
        </span>
      ))}
      .
    </p>
  );
}

function Members({ group }: { group: Group }) {
  const { group: t } = useProfitTexts();
  const format = useFormat();
  const rest = group.membersCount - group.members.length;
  return (
    <>
      {group.profit === undefined ? null : (
        <p className={classes.said}>
          {t.sentence(
            format.count(group.customersCount, t.customers),
            format.money(group.profit),
            format.money(group.revenue ?? 0),
          )}{" "}
          {group.place != null ? t.place(format.amount(group.place), format.amount(group.placeOf)) : null}
        </p>
      )}
      <FigureTable
        columns={useColumns(group)}
        rows={shownMembers(group)}
        keyOf={(member) => member.partyId}
      />
      {rest > 0 ? <p className={classes.note}>{t.more(format.amount(rest))}</p> : null}
    </>
  );
}

/** Their amounts in whole units that can be added up by hand to those of the group; as they are where not all of them are listed. */
function shownMembers(group: Group): Member[] {
  const { members } = group;
  if (members.length < group.membersCount || group.profit === undefined) return members;
  const shownOf = (of: "revenue" | "serving" | "profit") =>
    shownParts(
      group[of] ?? "0",
      members.map((member) => member[of] ?? "0"),
      0,
    );
  const [revenue, serving, profit] = [shownOf("revenue"), shownOf("serving"), shownOf("profit")];
  return members.map((member, at) => ({
    ...member,
    ...(member.revenue !== undefined && { revenue: revenue[at] }),
    ...(member.serving !== undefined && { serving: serving[at] }),
    ...(member.profit !== undefined && { profit: profit[at] }),
  }));
}

/** With amounts and their sums for who may see them. */
function useColumns(group: Group): FigureColumn<Member>[] {
  const { group: t } = useProfitTexts();
  const format = useFormat();
  const hasAmounts = group.profit !== undefined;
  return [
    {
      id: "name",
      heading: t.columns.name,
      cell: (member) => (
        <span style={{ paddingLeft: `${Math.min(member.depth, 6) * 16}px` }}>
          <Link href={links.party(member.partyId)}>{member.name}</Link>
        </span>
      ),
      ...(hasAmounts && { foot: t.sum }),
    },
    {
      id: "how",
      heading: t.columns.how,
      isWords: true,
      isWide: true,
      cell: (member) => (member.type === null ? t.itself : `${t.types[member.type]} ${member.above ?? ""}`),
    },
    {
      id: "rating",
      heading: t.columns.rating,
      cell: (member) => (member.rating === null ? null : <RatingMark letter={member.rating} />),
    },
    ...(hasAmounts
      ? [
          {
            id: "revenue",
            heading: `${t.columns.revenue} ${format.currencySign()}`,
            cell: (member: Member) => <Amount value={member.revenue} />,
            foot: <Amount value={group.revenue} />,
          },
          {
            id: "serving",
            heading: t.columns.serving,
            isWide: true,
            cell: (member: Member) => <Amount value={member.serving} />,
            foot: <Amount value={group.serving} />,
          },
          {
            id: "profit",
            heading: t.columns.profit,
            cell: (member: Member) => <Amount value={member.profit} />,
            foot: <Amount value={group.profit} />,
          },
        ]
      : []),
  ];
}
