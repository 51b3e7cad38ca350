import type { OutputOf } from "../../../contract/endpoint.ts";
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
import classes from "./compared.module.css";

type Group = OutputOf<typeof readGroupValue>;

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
  const hasAmounts = group.profit !== undefined;
  const rest = group.membersCount - group.members.length;
  return (
    <>
      {hasAmounts ? (
        <p className={classes.said}>
          {t.sentence(
            format.count(group.customersCount, t.customers),
            format.money(group.profit ?? 0),
            format.money(group.revenue ?? 0),
          )}{" "}
          {group.place != null ? t.place(format.amount(group.place), format.amount(group.placeOf)) : null}
        </p>
      ) : null}
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t.columns.name}</th>
            <th scope="col" data-words data-wide>
              {t.columns.how}
            </th>
            <th scope="col">{t.columns.rating}</th>
            {hasAmounts ? (
              <>
                <th scope="col">
                  {t.columns.revenue} {format.currencySign()}
                </th>
                <th scope="col" data-wide>
                  {t.columns.serving}
                </th>
                <th scope="col">{t.columns.profit}</th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {group.members.map((member) => (
            <tr key={member.partyId}>
              <th scope="row" style={{ paddingLeft: `${Math.min(member.depth, 6) * 16}px` }}>
                <Link href={links.party(member.partyId)}>{member.name}</Link>
              </th>
              <td data-words data-wide>
                {member.type === null ? t.itself : `${t.types[member.type]} ${member.above ?? ""}`}
              </td>
              <td>{member.rating === null ? null : <RatingMark letter={member.rating} />}</td>
              {hasAmounts ? (
                <>
                  <td>
                    <Amount value={member.revenue} />
                  </td>
                  <td data-wide>
                    <Amount value={member.serving} />
                  </td>
                  <td>
                    <Amount value={member.profit} />
                  </td>
                </>
              ) : null}
            </tr>
          ))}
        </tbody>
        {hasAmounts ? (
          <tfoot>
            <tr>
              <th scope="row">{t.sum}</th>
              <td data-wide />
              <td />
              <td>
                <Amount value={group.revenue} />
              </td>
              <td data-wide>
                <Amount value={group.serving} />
              </td>
              <td>
                <Amount value={group.profit} />
              </td>
            </tr>
          </tfoot>
        ) : null}
      </table>
      {rest > 0 ? <p className={classes.note}>{t.more(format.amount(rest))}</p> : null}
    </>
  );
}
