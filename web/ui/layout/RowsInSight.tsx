import { type ReactNode, useEffect, useRef, useState } from "react";

type RowsInSightProps<Item> = {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** How high a row is before it was drawn, in pixels. */
  rowHeight: number;
  /** An item that is to be drawn wherever it stands, because the focus goes there. */
  wanted?: string | undefined;
  children: (item: Item) => ReactNode;
};

/** Rows drawn at once, as one body of the table. */
const together = 25;
/** How far outside the window rows are drawn already, so that a fast wheel and the arrow keys meet rows and not paper. */
const margin = "900px 0px";

/**
 * The bodies of a table whose rows may be of any height and many: only those near the window are drawn, the others keep
 * the room they took. For rows of one height with pages from the server take DataTable.
 */
export function RowsInSight<Item>({ items, keyOf, rowHeight, wanted, children }: RowsInSightProps<Item>) {
  const bodies = Array.from({ length: Math.ceil(items.length / together) }, (_, nth) =>
    items.slice(nth * together, (nth + 1) * together),
  );
  return bodies.map((rows, nth) => (
    <Body
      // biome-ignore lint/suspicious/noArrayIndexKey: a body is its place
      key={nth}
      room={rows.length * rowHeight}
      isWanted={nth === 0 || (wanted !== undefined && rows.some((row) => keyOf(row) === wanted))}
    >
      {() => rows.map(children)}
    </Body>
  ));
}

type BodyProps = { room: number; isWanted: boolean; children: () => ReactNode };

function Body({ room, isWanted, children }: BodyProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [isNear, setNear] = useState(isWanted);
  const [height, setHeight] = useState(room);

  useEffect(() => {
    const element = body.current;
    if (!element) return;
    const watcher = new IntersectionObserver(
      ([seen]) => {
        if (!seen) return;
        // What has the focus stays drawn, or the keyboard would lose its place.
        if (!seen.isIntersecting && element.contains(document.activeElement)) return;
        if (!seen.isIntersecting && seen.boundingClientRect.height > 0)
          setHeight(seen.boundingClientRect.height);
        setNear(seen.isIntersecting);
      },
      { root: element.closest("[data-scroll]"), rootMargin: margin },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  const isDrawn = isNear || isWanted;
  return (
    <tbody ref={body}>
      {isDrawn ? (
        children()
      ) : (
        <tr aria-hidden style={{ height }}>
          <td />
        </tr>
      )}
    </tbody>
  );
}
