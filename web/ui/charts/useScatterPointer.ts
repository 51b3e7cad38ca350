import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { nearestPoint, nextPoint, type ScatterDrawing } from "./scatter.ts";

type Place = { x: number; y: number };

export type ScatterReader = {
  drawing: ScatterDrawing;
  isShown: (index: number) => boolean;
  /** A finger draws instead of scrolling. */
  isDrawing: boolean;
  onPoint: ((index: number) => void) | undefined;
  /** The corners of what was drawn around, as places on the scale. */
  onLasso: ((corners: Place[]) => void) | undefined;
};

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A shorter way is a click with an unsteady hand. */
const lassoLeast = 12;
const cornersMax = 60;

/** Which point is read, and what is being drawn around: by mouse, pen, finger or keys. */
export function useScatterPointer({ drawing, isShown, isDrawing, onPoint, onLasso }: ScatterReader) {
  const [at, setAt] = useState<number>();
  const [lasso, setLasso] = useState<Place[]>();
  // Where the pointer went down: state would come too late for the moves that follow at once.
  const begun = useRef<Place[]>(undefined);

  function begin(event: PointerEvent<SVGSVGElement>) {
    if (event.button !== 0 || (event.pointerType === "touch" && !isDrawing)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    begun.current = [placeOf(event)];
  }

  function move(event: PointerEvent<SVGSVGElement>) {
    const place = placeOf(event);
    const path = begun.current;
    if (path === undefined) {
      if (event.pointerType !== "touch") setAt(nearestPoint(drawing, isShown, place.x, place.y));
      return;
    }
    const last = path.at(-1);
    if (!onLasso || (last && Math.hypot(place.x - last.x, place.y - last.y) < 4)) return;
    path.push(place);
    if (lengthOf(path) >= lassoLeast) {
      setAt(undefined);
      setLasso([...path]);
    }
  }

  function end(event: PointerEvent<SVGSVGElement>) {
    const path = begun.current;
    begun.current = undefined;
    setLasso(undefined);
    const place = placeOf(event);
    if (path && path.length > 2 && lengthOf(path) >= lassoLeast) {
      onLasso?.(thinned(path).map(({ x, y }) => ({ x: drawing.xBack(x), y: drawing.yBack(y) })));
      return;
    }
    const reach = event.pointerType === "touch" ? 24 : 14;
    const found = nearestPoint(drawing, isShown, place.x, place.y, reach);
    // A finger cannot rest above a point: its first touch reads it, what is said leads on.
    if (event.pointerType === "touch") setAt(found);
    else if (path && found !== undefined) onPoint?.(found);
  }

  function press(event: KeyboardEvent) {
    if (event.key === "Enter" && at !== undefined) onPoint?.(at);
    if (event.key === "Escape") setAt(undefined);
    const direction = directions[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const next = at === undefined ? firstShown() : nextPoint(drawing, isShown, at, direction);
    if (next !== undefined) setAt(next);
  }

  /** The points come in order of size: the keys begin with the largest. */
  function firstShown(): number | undefined {
    for (let index = 0; index < drawing.xs.length; index++) if (isShown(index)) return index;
    return undefined;
  }

  return {
    at,
    lasso,
    handlers: {
      onPointerDown: begin,
      onPointerMove: move,
      onPointerUp: end,
      onPointerCancel: () => {
        begun.current = undefined;
        setLasso(undefined);
      },
      onPointerLeave: () => begun.current === undefined && setAt(undefined),
      onKeyDown: press,
    },
  };
}

function placeOf(event: PointerEvent<SVGSVGElement>): Place {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function lengthOf(path: readonly Place[]): number {
  return path.reduce((sum, place, index) => {
    const last = path[index - 1];
    return last === undefined ? sum : sum + Math.hypot(place.x - last.x, place.y - last.y);
  }, 0);
}

function thinned(path: readonly Place[]): Place[] {
  const step = Math.ceil(path.length / cornersMax);
  return path.filter((_, index) => index % step === 0);
}
