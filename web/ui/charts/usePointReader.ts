import { type KeyboardEvent, type PointerEvent, useState } from "react";
import type { CurvePoint, Drawing } from "./curve.ts";
import { nearestIndex } from "./scale.ts";

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, PageDown: 10, PageUp: -10 };

/** Which point of a curve is being read: the one nearest to the pointer, or the one the arrow keys went to. */
export function usePointReader(
  points: readonly CurvePoint[],
  drawing: Drawing,
  onPoint: ((point: CurvePoint) => void) | undefined,
) {
  const [at, setAt] = useState<number | undefined>(undefined);
  const point = at === undefined ? undefined : points[at];
  const forget = () => setAt(undefined);
  const open = () => {
    if (point) onPoint?.(point);
  };

  function read(event: PointerEvent<SVGSVGElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    setAt(nearestIndex(points, drawing.xAt(event.clientX - box.left)));
  }

  function press(event: KeyboardEvent) {
    if (event.key === "Enter") open();
    const last = points.length - 1;
    const step = steps[event.key];
    const next =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? last
          : step === undefined
            ? undefined
            : (at ?? -1) + step;
    if (next === undefined) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(last, next)));
  }

  return {
    point,
    index: at ?? 0,
    handlers: {
      onPointerMove: read,
      onPointerLeave: forget,
      onBlur: forget,
      onKeyDown: press,
      onClick: open,
    },
  };
}
