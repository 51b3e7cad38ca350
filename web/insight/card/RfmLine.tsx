import { useValueTexts } from "../../texts/ledger/useValueTexts.ts";
import { SourceTip } from "../../ui/figures/SourceTip.tsx";
import type { PartyValue } from "./party-value.ts";
import classes from "./ServingCosts.module.css";

/** How lately, how often and for how much a customer bought, against all others. */
export function RfmLine({ rfm }: { rfm: PartyValue["rfm"] }) {
  const { value: t, customers } = useValueTexts();
  if (rfm === null) return null;
  return (
    <SourceTip tip={{ formula: customers.rfmHelp }}>
      <p className={classes.note}>{t.rfm(rfm.recency, rfm.frequency, rfm.monetary)}</p>
    </SourceTip>
  );
}
