import { useCardTexts } from "../../texts/party/useCardTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Fact, Facts } from "../../ui/layout/Facts.tsx";
import classes from "../customers.module.css";
import { CustomFacts, type CustomField } from "../fields/CustomFacts.tsx";
import type { Party } from "./PartyHeader.tsx";

type PartyFactsProps = { party: Party; fields: readonly CustomField[] };

/** The fields of a record, or what counts of several. What is empty is left out: a page of dashes tells nothing. */
export function PartyFacts({ party, fields }: PartyFactsProps) {
  const { data: t, roles } = useCardTexts();
  const format = useFormat();
  const money =
    party.annualRevenue === null
      ? null
      : format.money(
          party.annualRevenue,
          party.annualRevenueCurrency === null ? {} : { currency: party.annualRevenueCurrency },
        );
  const lines: [name: string, value: string | null][] = [
    [t.name, party.recordsCount > 1 ? party.name : null],
    [t.legalName, party.legalName],
    [
      t.roles,
      party.roles
        .filter((held) => held.until === null)
        .map((held) => roles[held.role])
        .join(", "),
    ],
    [t.owner, party.owner?.name ?? t.ownerNobody],
    [t.segment, party.segment],
    [t.territory, party.territory],
    [t.industry, party.industry],
    [t.employees, party.employeesCount === null ? null : format.amount(party.employeesCount)],
    [t.theirRevenue, money],
    [t.website, party.website],
    [t.taxNumber, party.taxNumber],
    [t.language, party.language],
    [t.timeZone, party.timeZone],
  ];
  return (
    <>
      <Facts>
        {lines.map(([name, value]) =>
          value ? (
            <Fact key={name} name={name}>
              {value}
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
