import { useValueTexts } from "../../texts/ledger/useValueTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import type { PartyValue } from "./party-value.ts";
import classes from "./ServingCosts.module.css";

/** How late invoices were paid in the twelve months; nothing where no payment is known. */
export function PaymentHabit({ value }: { value: PartyValue }) {
  const t = useValueTexts().value;
  const format = useFormat();
  if (value.daysLate === null) return null;
  const days = Math.round(value.daysLate);
  return <p className={classes.note}>{days >= 1 ? t.paidLate(format.count(days, t.days)) : t.paidInTime}</p>;
}
