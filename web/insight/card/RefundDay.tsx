import { Button } from "@mantine/core";
import { useValueTexts } from "../../texts/ledger/useValueTexts.ts";
import classes from "./ServingCosts.module.css";

/** A refund counts on its own day, or on the day of the sale it names. */
export type Refunds = "by_refund" | "by_sale";

/** Says where refunds count when it is not their own day, and turns it over. */
export function RefundDay({
  refunds,
  onRefunds,
}: {
  refunds: Refunds;
  onRefunds: (refunds: Refunds) => void;
}) {
  const { value: t } = useValueTexts();
  return (
    <p className={classes.note}>
      {refunds === "by_sale" ? `${t.refundsBySale} ` : null}
      <Button
        size="compact-xs"
        variant="subtle"
        {...(refunds === "by_refund" && { className: classes.alone })}
        onClick={() => onRefunds(refunds === "by_sale" ? "by_refund" : "by_sale")}
      >
        {refunds === "by_sale" ? t.countByRefund : t.countBySale}
      </Button>
    </p>
  );
}
