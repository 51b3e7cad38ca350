export type Side = "bottom" | "top" | "right";
export type Align = "start" | "end" | "center";

type Box = { left: number; top: number; width: number; height: number };
type Size = { width: number; height: number };

const gap = 6;
const margin = 8;

/**
 * Where something of this size stands beside its anchor, in pixels of the window: on the wanted side when there is
 * room, else on the other; pushed back inside when it would stand out.
 */
export function placeBeside(
  anchor: Box,
  size: Size,
  window: Size,
  side: Side,
  align: Align,
): { left: number; top: number } {
  if (side === "right") {
    const left = anchor.left + anchor.width + gap;
    const fits = left + size.width + margin <= window.width;
    return {
      left: fits ? left : Math.max(margin, anchor.left - gap - size.width),
      top: within(along(anchor.top, anchor.height, size.height, align), size.height, window.height),
    };
  }
  const below = anchor.top + anchor.height + gap;
  const above = anchor.top - gap - size.height;
  const roomBelow = below + size.height + margin <= window.height;
  const roomAbove = above >= margin;
  const goesBelow = side === "bottom" ? roomBelow || !roomAbove : !roomAbove && roomBelow;
  return {
    left: within(along(anchor.left, anchor.width, size.width, align), size.width, window.width),
    top: within(goesBelow ? below : above, size.height, window.height),
  };
}

function along(start: number, length: number, size: number, align: Align): number {
  if (align === "start") return start;
  return align === "end" ? start + length - size : start + (length - size) / 2;
}

function within(place: number, size: number, room: number): number {
  return Math.max(margin, Math.min(place, room - size - margin));
}
