import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

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
/** Ask for the next page when this many rows are left below the window. */
const ahead = 25;

/** Which rows are to be drawn and where; asks for more near the end; remembers the scroll for Back. */
export function useVirtualRows({ list, count, rowHeight, ownScroll, memory, props }: VirtualRowsOptions) {
  const scroller = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  const element = () =>
    ownScroll ? scroller.current : (scroller.current?.closest<HTMLElement>("[data-scroll]") ?? null);

  const virtualizer = useVirtualizer({
    count,
    getScrollElement: element,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollMargin: margin,
    initialOffset: memory === undefined ? 0 : (positions.get(memory) ?? 0),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when what stands above may have changed
  useLayoutEffect(() => {
    virtualizer.measure();
    const own = scroller.current;
    own?.style.setProperty("--bar-width", `${own.offsetWidth - own.clientWidth}px`);
    const around = element();
    if (!around || !list.current) return;
    setMargin(
      list.current.getBoundingClientRect().top - around.getBoundingClientRect().top + around.scrollTop,
    );
  }, [rowHeight, ownScroll, count > 0]);

  const offset = virtualizer.scrollOffset;
  useEffect(() => {
    if (memory !== undefined && offset !== null) positions.set(memory, offset);
  }, [memory, offset]);

  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasMore = false, isLoadingMore = false, onMore, state } = props;
  useEffect(() => {
    if (state === "ready" && hasMore && !isLoadingMore && last >= count - ahead) onMore?.();
  }, [state, hasMore, isLoadingMore, onMore, last, count]);

  return {
    scroller,
    height: virtualizer.getTotalSize(),
    items: items.map((item) => ({ index: item.index, top: item.start - margin })),
    show: (index: number) => virtualizer.scrollToIndex(index, { align: "auto" }),
  };
}
