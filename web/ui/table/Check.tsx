import classes from "./Check.module.css";

type CheckProps = { label: string; isOn: boolean; isPart?: boolean; onToggle: () => void };

/** A plain check box: thirty of them are drawn per scroll, so it is the browser's own. */
export function Check({ label, isOn, isPart, onToggle }: CheckProps) {
  return (
    <label className={classes.area}>
      <input
        ref={
          isPart === undefined
            ? null
            : (input) => {
                if (input) input.indeterminate = isPart && !isOn;
              }
        }
        className={classes.box}
        type="checkbox"
        aria-label={label}
        checked={isOn}
        onChange={onToggle}
      />
    </label>
  );
}
