import { type CustomType, linkOf, severalOf } from "../../../contract/customers/custom-types.ts";
import { useCardTexts } from "../../texts/party/useCardTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import { colleagueOf, useColleagues } from "../useColleagues.ts";

/** A value of a field of the workspace, as its type is shown; what doesn't fit the type is shown as it stands. */
export function CustomValue({ type, value }: { type: CustomType; value: string }) {
  const { data: t } = useCardTexts();
  const format = useFormat();
  switch (type) {
    case "number":
    case "amount":
      return /^-?\d+(\.\d+)?$/.test(value)
        ? format.amount(value, { decimals: Math.min(6, (value.split(".")[1] ?? "").length) })
        : value;
    case "day":
    case "instant":
      return Number.isNaN(Date.parse(value)) ? value : <DateText value={value} />;
    case "yes":
      return value === "true" ? t.yes : value === "false" ? t.no : value;
    case "mail":
      return <a href={`mailto:${value}`}>{value}</a>;
    case "phone":
      return <a href={`tel:${value.replace(/[^+\d]/g, "")}`}>{value}</a>;
    case "site":
      return (
        <a
          href={/^https?:/.test(value) ? value : `https://${value}`}
          target="_blank"
          rel="noreferrer noopener"
        >
          {value}
        </a>
      );
    case "link":
      return <LinkValue value={value} />;
    case "person":
      return <PersonName value={value} />;
    case "several":
      return severalOf(value).join(", ");
    case "text":
      return value;
  }
}

function LinkValue({ value }: { value: string }) {
  const link = linkOf(value);
  if (link === null) return value;
  return (
    <a href={link.href} target="_blank" rel="noreferrer noopener">
      {link.words}
    </a>
  );
}

/** Who is meant; what names nobody who works here stands as it is. */
function PersonName({ value }: { value: string }) {
  return colleagueOf(useColleagues(), value)?.label ?? value;
}
