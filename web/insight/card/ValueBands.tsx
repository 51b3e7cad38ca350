import { useValueTexts } from "../../texts/ledger/useValueTexts.ts";
import type { PartyValue } from "./party-value.ts";
import classes from "./ValueBands.module.css";

/** What a customer brings and takes in words, for those who are not shown amounts. */
export function ValueBands({ bands }: { bands: PartyValue["bands"] }) {
  const t = useValueTexts().value;
  return (
    <div className={classes.bands}>
      <p className={classes.note}>{t.noMoney}</p>
      <p>{t.brings[bands.brings]}</p>
      <p>{t.servingBand[bands.serving]}</p>
    </div>
  );
}
