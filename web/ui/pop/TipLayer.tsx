import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { placeBeside } from "./place-beside.ts";
import classes from "./TipLayer.module.css";
import { tipLabels } from "./tip-labels.ts";

const restMs = 350;
const leaveMs = 140;

/** Shows the words of whichever Tip the pointer rests on or the focus reaches. Once, at the root. */
export function TipLayer() {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const tip = useRef<HTMLDivElement>(null);

  useEffect(() => watchTargets(setTarget), []);

  useLayoutEffect(() => {
    const element = tip.current;
    if (!element) return;
    if (!target?.isConnected) {
      element.hidePopover();
      return;
    }
    element.showPopover();
    const size = { width: element.offsetWidth, height: element.offsetHeight };
    const { left, top } = placeBeside(
      target.getBoundingClientRect(),
      size,
      { width: innerWidth, height: innerHeight },
      "top",
      "start",
    );
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
    target.setAttribute("aria-describedby", "tip");
    return () => target.removeAttribute("aria-describedby");
  }, [target]);

  return (
    <div ref={tip} id="tip" role="tooltip" popover="manual" className={classes.tip}>
      {target ? tipLabels.get(target.dataset.tip ?? "") : null}
    </div>
  );
}

/** Pointer rests: after a moment. Focus by keyboard: at once. Escape, a press, scrolling: gone. The tip itself may be pointed at. */
function watchTargets(show: (target: HTMLElement | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function soon(target: HTMLElement | null, delayMs: number) {
    clearTimeout(timer);
    timer = setTimeout(() => show(target), delayMs);
  }
  function over(event: PointerEvent) {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest("#tip")) clearTimeout(timer);
    else {
      const target = event.target.closest<HTMLElement>("[data-tip]");
      soon(target, target ? restMs : leaveMs);
    }
  }
  function focus(event: FocusEvent) {
    if (!(event.target instanceof HTMLElement) || !event.target.matches(":focus-visible")) return;
    // The figure inside a focused link, or the control that carries the tip itself; not the rows around them.
    const isRow = event.target.matches("tr");
    soon(
      event.target.closest<HTMLElement>("[data-tip]") ??
        (isRow ? null : event.target.querySelector<HTMLElement>("[data-tip]")),
      0,
    );
  }
  const hide = () => soon(null, 0);
  const hideOnEscape = (event: KeyboardEvent) => event.key === "Escape" && hide();

  const options = { capture: true, passive: true };
  document.addEventListener("pointerover", over, options);
  document.addEventListener("focusin", focus, options);
  document.addEventListener("focusout", hide, options);
  document.addEventListener("scroll", hide, options);
  document.addEventListener("keydown", hideOnEscape, options);
  document.addEventListener("pointerdown", hide, options);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("pointerover", over, options);
    document.removeEventListener("focusin", focus, options);
    document.removeEventListener("focusout", hide, options);
    document.removeEventListener("scroll", hide, options);
    document.removeEventListener("keydown", hideOnEscape, options);
    document.removeEventListener("pointerdown", hide, options);
  };
}
