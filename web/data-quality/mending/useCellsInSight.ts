import { type RefObject, useLayoutEffect, useState } from "react";

export const rowHeight = 30;
export const cellWidth = 170;
/** Row number and check, which stay in sight. */
export const leadWidth = 64 + 150;

type Sight = { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number };

type CellsInSight = {
  scroller: RefObject<HTMLDivElement | null>;
  rows: number;
  columns: number;
  list: { hasMore: boolean; isLoadingMore: boolean; onMore: () => void };
};

const overscan = 8;
const ahead = 25;

/** Which cells of a grid are to be drawn, by where it is scrolled to; asks for more rows near the end. */
export function useCellsInSight({ scroller, rows, columns, list }: CellsInSight) {
  const [sight, setSight] = useState<Sight>({ firstRow: 0, lastRow: 30, firstColumn: 0, lastColumn: 12 });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () =>
      setSight((before) => {
        const next = sightOf(element);
        return Object.entries(next).every(([name, value]) => before[name as keyof Sight] === value)
          ? before
          : next;
      });
    look();
    element.addEventListener("scroll", look, { passive: true });
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      watcher.disconnect();
    };
  }, [scroller]);

  const isNearEnd = sight.lastRow >= rows - ahead;
  const { hasMore, isLoadingMore, onMore } = list;
  useLayoutEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore) onMore();
  }, [isNearEnd, hasMore, isLoadingMore, onMore]);

  return {
    ...sight,
    lastRow: Math.min(rows, sight.lastRow),
    lastColumn: Math.min(columns, sight.lastColumn),
    left: sight.firstColumn * cellWidth,
    /** Scrolls as little as brings a cell into sight, clear of what stays there. */
    show(row: number, column: number) {
      const element = scroller.current;
      if (!element) return;
      element.scrollTop = within(element.scrollTop, row * rowHeight, element.clientHeight - 2 * rowHeight);
      if (column < 0) return;
      element.scrollLeft = within(
        element.scrollLeft,
        column * cellWidth,
        element.clientWidth - leadWidth - cellWidth,
      );
    },
  };
}

/** The scroll, moved only as far as a place needs that is `start` from the beginning in a window of this size. */
function within(scroll: number, start: number, size: number): number {
  return Math.max(start - Math.max(0, size), Math.min(scroll, start));
}

function sightOf(element: HTMLElement): Sight {
  const firstRow = Math.floor(element.scrollTop / rowHeight);
  const firstColumn = Math.floor(element.scrollLeft / cellWidth);
  return {
    firstRow: Math.max(0, firstRow - overscan),
    lastRow: firstRow + Math.ceil(element.clientHeight / rowHeight) + overscan,
    firstColumn: Math.max(0, firstColumn - 2),
    lastColumn: firstColumn + Math.ceil(element.clientWidth / cellWidth) + 2,
  };
}
