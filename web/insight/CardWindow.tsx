import { type ValueWindow, valueWindows } from "../../contract/value-windows.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { LineSelect } from "../ui/controls/LineSelect.tsx";
import classes from "./CardWindow.module.css";

/** What a card's figures are added up over. */
export type CardChoice = {
  window: ValueWindow;
  /** A refund counts on its own day, or on the day of the sale it names. */
  refunds: "by_refund" | "by_sale";
};

/** Over which days a card's figures are added up and, for those who see amounts, on which of them refunds count. */
export function CardWindow({
  choice,
  hasAmounts,
  onChoice,
}: {
  choice: CardChoice;
  hasAmounts: boolean;
  onChoice: (choice: CardChoice) => void;
}) {
  const { value: t } = useTexts();
  return (
    <span className={classes.choices}>
      {hasAmounts ? (
        <LineSelect
          className={classes.select}
          aria-label={t.refunds}
          value={choice.refunds}
          options={(["by_refund", "by_sale"] as const).map((value) => ({ value, label: t.refundsOn[value] }))}
          onPick={(picked) =>
            onChoice({ ...choice, refunds: picked === "by_sale" ? "by_sale" : "by_refund" })
          }
        />
      ) : null}
      <LineSelect
        className={classes.select}
        aria-label={t.window}
        value={choice.window}
        options={valueWindows.map((value) => ({ value, label: t.windows[value] }))}
        onPick={(picked) =>
          onChoice({ ...choice, window: valueWindows.find((one) => one === picked) ?? "12m" })
        }
      />
    </span>
  );
}
