import classes from "./KeyHint.module.css";

const isMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);
const names: Record<string, string> = {
  mod: isMac ? "⌘" : "Ctrl",
  Enter: "↵",
  Escape: "Esc",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
};

/** Keys as they are printed on the keyboard: `mod+k`, `g c`. Hidden where there is no keyboard. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className={classes.keys} aria-hidden>
      {keys.split(" ").map((step) => (
        <span key={step} className={classes.step}>
          {step.split("+").map((key) => (
            <kbd key={key} className={classes.key}>
              {names[key] ?? (key.length === 1 ? key.toUpperCase() : key)}
            </kbd>
          ))}
        </span>
      ))}
    </span>
  );
}
