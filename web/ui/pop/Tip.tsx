import { cloneElement, type ReactElement, type ReactNode, useId, useLayoutEffect } from "react";
import { tipLabels } from "./tip-labels.ts";

type TipProps = { label: ReactNode; children: ReactElement<{ "data-tip"?: string }> };

/**
 * Puts words one hover, focus or touch away from an element. A table draws hundreds of them: each costs one attribute,
 * and one TipLayer for the whole page does the showing. The child hands `data-tip` on to its element.
 */
export function Tip({ label, children }: TipProps) {
  const id = useId();
  const isEmpty = label === undefined || label === null || label === "";

  useLayoutEffect(() => {
    if (isEmpty) return;
    tipLabels.set(id, label);
    return () => {
      tipLabels.delete(id);
    };
  }, [id, label, isEmpty]);

  return isEmpty ? children : cloneElement(children, { "data-tip": id });
}
