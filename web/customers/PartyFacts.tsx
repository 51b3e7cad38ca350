import { useCardTexts } from "../texts/party/useCardTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { DateText } from "../ui/figures/DateText.tsx";
import { Fact, Facts } from "../ui/layout/Facts.tsx";
import { CustomFacts, type CustomField } from "./CustomFacts.tsx";
import classes from "./customers.module.css";
import type { Party } from "./PartyHeader.tsx";
import type { Origins } from "./useOrigins.ts";

type PartyFactsProps = { party: Party; fields: readonly CustomField[]; origins: Origins };

/**
 * The fields of a record, or what counts of several, with where it comes from. What is empty is left out: a page of dashes
 * tells nothing.
 */
export function PartyFacts({ party, fields, origins }: PartyFactsProps) {
  const { data: t, roles } = useCardTexts();
  const format = useFormat();
  const money =
    party.annualRevenue === null
      ? null
      : format.money(
          party.annualRevenue,
          party.annualRevenueCurrency === null ? {} : { currency: party.annualRevenueCurrency },
        );
  const { of } = origins;
  const lines: [name: string, value: string | null, from?: string | undefined][] = [
    [t.name, party.recordsCount > 1 ? party.name : null, of("name")],
    [t.legalName, party.legalName, of("registration")],
    [
      t.roles,
      party.roles
        .filter((held) => held.until === null)
        .map((held) => roles[held.role])
        .join(", "),
    ],
    [t.owner, party.owner?.name ?? t.ownerNobody],
    [t.segment, party.segment, of("grouping")],
    [t.territory, party.territory, of("grouping")],
    [t.industry, party.industry, of("business")],
    [t.employees, party.employeesCount === null ? null : format.amount(party.employeesCount), of("business")],
    [t.theirRevenue, money, of("business")],
    [t.website, party.website, of("website")],
    [t.taxNumber, party.taxNumber, of("registration")],
    [t.language, party.language, of("language")],
    [t.timeZone, party.timeZone, of("language")],
  ];
  return (
    <>
      <Facts>
        {lines.map(([name, value, from]) =>
          value ? (
            <Fact key={name} name={name}>
              {value}
              {from === undefined ? null : <span className={classes.knownBy}>{from}</span>}
            </Fact>
          ) : null,
        )}
        <CustomFacts party={party} fields={fields} />
        <Fact name={t.created}>
          <DateText value={party.createdAt} />
        </Fact>
        <Fact name={t.changed}>
          <DateText value={party.updatedAt} />
        </Fact>
      </Facts>
      {party.note ? <p className={classes.note}>{party.note}</p> : null}
    </>
  );
}
