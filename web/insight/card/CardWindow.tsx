import { type ValueWindow, valueWindows } from "../../../contract/insight/value-windows.ts";
import { useValueTexts } from "../../texts/ledger/useValueTexts.ts";
import { LineSelect } from "../../ui/controls/LineSelect.tsx";
import classes from "./CardWindow.module.css";

/** Over which days a card's figures are added up. */
export function CardWindow({
  window,
  onWindow,
}: {
  window: ValueWindow;
  onWindow: (window: ValueWindow) => void;
}) {
  const { value: t } = useValueTexts();
  return (
    <LineSelect
      className={classes.select}
      aria-label={t.window}
      value={window}
      options={valueWindows.map((value) => ({ value, label: t.windows[value] }))}
      onPick={(picked) => onWindow(valueWindows.find((one) => one === picked) ?? "12m")}
    />
  );
}
