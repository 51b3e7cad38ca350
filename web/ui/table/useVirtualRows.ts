import { type RefObject, useEffect, useLayoutEffect, useState } from "react";

type VirtualRowsOptions = {
  list: RefObject<HTMLElement | null>;
  count: number;
  rowHeight: number;
  /** The table scrolls by itself; otherwise the page around it (marked `data-scroll`) does. */
  ownScroll: boolean;
  memory: string | undefined;
  props: { hasMore?: boolean; isLoadingMore?: boolean; onMore?: () => void; state: string };
};

/** Scroll positions by list address. They live as long as the page does, like the query cache whose rows they belong to. */
const positions = new Map<string, number>();
/** Ask for the next page when this many rows are left below the window: it is there before a fast wheel is. */
const ahead = 50;
/** Rows drawn above and below what is seen, so that a fast wheel meets rows and not paper. */
const overscan = 10;

type Seen = { first: number; last: number };

/**
 * Which rows are to be drawn and where; asks for more near the end; remembers the scroll for Back. All rows are equally
 * high, so the window is a division: no library measures anything.
 */
export function useVirtualRows({ list, count, rowHeight, ownScroll, memory, props }: VirtualRowsOptions) {
  const [seen, setSeen] = useState<Seen>({ first: 0, last: 40 });

  useLayoutEffect(() => {
    const own = scrollerOf(list.current);
    const around = frameOf(list.current, ownScroll);
    if (!around || !own) return;
    own.style.setProperty("--bar-width", `${own.offsetWidth - own.clientWidth}px`);
    const look = () => {
      const next = seenRows(around, list.current, rowHeight);
      setSeen((before) => (before.first === next.first && before.last === next.last ? before : next));
      if (memory !== undefined) positions.set(memory, around.scrollTop);
    };
    look();
    around.addEventListener("scroll", look, { passive: true });
    const watcher = new ResizeObserver(look);
    watcher.observe(around);
    // Rows come in the place of the skeleton that stood above them: the window is another one although no frame changed.
    if (list.current) watcher.observe(list.current);
    // What stands beside and above may grow or shrink after the rows are there: a chart that comes later moves the list.
    for (let at: Element | null = own; at && at !== around; at = at.parentElement)
      for (const beside of at.parentElement?.children ?? []) watcher.observe(beside);
    return () => {
      around.removeEventListener("scroll", look);
      watcher.disconnect();
    };
  }, [list, rowHeight, ownScroll, memory]);

  // Back: once the remembered rows are there again (from the cache, at once), the list stands where it stood.
  const hasRows = count > 0;
  useLayoutEffect(() => {
    const place = memory === undefined ? undefined : positions.get(memory);
    const around = frameOf(list.current, ownScroll);
    if (hasRows && around && place !== undefined) around.scrollTop = place;
  }, [list, hasRows, memory, ownScroll]);

  const first = Math.max(0, Math.min(seen.first, count) - overscan);
  const last = Math.min(count, seen.last + overscan);
  const { hasMore = false, isLoadingMore = false, onMore, state } = props;
  useEffect(() => {
    if (state === "ready" && hasMore && !isLoadingMore && last >= count - ahead) onMore?.();
  }, [state, hasMore, isLoadingMore, onMore, last, count]);

  return Array.from({ length: Math.max(0, last - first) }, (_, at) => ({
    index: first + at,
    top: (first + at) * rowHeight,
  }));
}

/** What stands around the table itself. */
function scrollerOf(list: HTMLElement | null): HTMLElement | null {
  return list?.closest("table")?.parentElement ?? null;
}

function frameOf(list: HTMLElement | null, ownScroll: boolean): HTMLElement | null {
  return ownScroll ? scrollerOf(list) : (list?.closest<HTMLElement>("[data-scroll]") ?? null);
}

/** First and last row inside the frame, last not included. */
function seenRows(around: HTMLElement, list: HTMLElement | null, rowHeight: number): Seen {
  const above = list ? around.getBoundingClientRect().top - list.getBoundingClientRect().top : 0;
  return {
    first: Math.max(0, Math.floor(above / rowHeight)),
    last: Math.ceil((above + around.clientHeight) / rowHeight),
  };
}

/** Scrolls as little as brings the row into the picture, clear of the head that stands above it. */
export function showRow(
  list: HTMLElement | null,
  index: number,
  { rowHeight, ownScroll }: { rowHeight: number; ownScroll: boolean },
): void {
  const around = frameOf(list, ownScroll);
  if (!around || !list) return;
  const head = list.parentElement?.querySelector<HTMLElement>("thead")?.offsetHeight ?? 0;
  const top = list.getBoundingClientRect().top - around.getBoundingClientRect().top + index * rowHeight;
  const below = top + rowHeight - around.clientHeight;
  if (top < head) around.scrollTop += top - head;
  else if (below > 0) around.scrollTop += below;
}
