import { type ComponentProps, useState } from "react";
import { LineInput } from "./LineInput.tsx";

type SettledInputProps = Omit<ComponentProps<typeof LineInput>, "value" | "onChange"> & {
  value: string;
  /** Called with the text once it is settled: by Enter or by leaving the field, when it was changed. */
  onSettle: (text: string) => void;
};

/** A line whose text counts when one is done with it, not with every letter; Escape puts back what stood there. */
export function SettledInput({ value, onSettle, ...rest }: SettledInputProps) {
  const [typed, setTyped] = useState<string>();

  function settle() {
    if (typed !== undefined && typed !== value) onSettle(typed);
    setTyped(undefined);
  }

  return (
    <LineInput
      {...rest}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === "Enter") settle();
        else if (event.key === "Escape" && typed !== undefined) setTyped(undefined);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
