import type { fieldGroups } from "../../../contract/data-quality/merging.ts";
import { useMergedRecordsTexts } from "../../texts/party/useMergedRecordsTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";

export type Group = (typeof fieldGroups)[number];
type Values = Readonly<Record<string, string | null>>;

/** What a record says in a group of fields, as one line; empty when it says nothing. */
export function useGroupWords(): (group: Group, values: Values) => string {
  const { survivors: t } = useMergedRecordsTexts();
  const format = useFormat();
  return (group, values) => {
    const said = (...fields: string[]) => fields.map((field) => values[field] ?? "");
    const joined = (parts: readonly string[], between: string) =>
      parts.filter((part) => part.trim() !== "").join(between);
    const { employeesCount, annualRevenue, annualRevenueCurrency } = values;
    switch (group) {
      case "name":
        return values.name ?? "";
      case "address": {
        const town = joined(said("postcode", "city"), " ");
        return joined([...said("line1", "line2"), town, ...said("region", "country")], ", ");
      }
      case "business":
        return joined(
          [
            ...said("industry"),
            employeesCount ? t.employees(format.amount(employeesCount)) : "",
            annualRevenue
              ? format.money(annualRevenue, annualRevenueCurrency ? { currency: annualRevenueCurrency } : {})
              : "",
          ],
          " · ",
        );
      case "registration":
        return joined(said("legalName", "taxNumber"), " · ");
      case "website":
        return values.website ?? "";
      case "grouping":
        return joined(said("segment", "territory"), " · ");
      case "language":
        return joined(said("language", "timeZone"), " · ");
    }
  };
}
