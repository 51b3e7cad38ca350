import { type RefObject, useCallback, useEffect, useMemo, useState } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { useKeys } from "../keys/KeysContext.tsx";
import { showRow } from "./useVirtualRows.ts";

type ActiveRowOptions<Row> = {
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  list: RefObject<HTMLElement | null>;
  place: { rowHeight: number; ownScroll: boolean };
  open: (row: Row) => void;
  toggle: (key: string) => void;
  props: {
    onPeek?: (row: Row) => void;
    peekedKey?: string | undefined;
    onSelected?: unknown;
    rowHref?: unknown;
    memory?: string;
  };
};

/** Active rows by list address, so that Back returns to the row one came from. */
const remembered = new Map<string, string>();

/** The row the keyboard stands on: j k and arrows move it, x selects, space peeks, Enter opens. */
export function useActiveRow<Row>({ rows, rowKey, list, place, open, toggle, props }: ActiveRowOptions<Row>) {
  const { keys: words } = useTexts();
  const [key, setKey] = useState<string | undefined>(() =>
    props.memory === undefined ? undefined : remembered.get(props.memory),
  );
  const [wantsFocus, setWantsFocus] = useState(false);
  const index = useMemo(
    () => (key === undefined ? -1 : rows.findIndex((row) => rowKey(row) === key)),
    [rows, rowKey, key],
  );

  const set = useCallback(
    (next: string) => {
      setKey(next);
      if (props.memory !== undefined) remembered.set(props.memory, next);
    },
    [props.memory],
  );

  // The row may only come into the picture by scrolling; focus follows once it is drawn.
  useEffect(() => {
    if (!wantsFocus || key === undefined) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    setWantsFocus(false);
  });

  function moveTo(next: number) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, next))];
    if (!row) return;
    set(rowKey(row));
    showRow(list.current, rows.indexOf(row), place);
    setWantsFocus(true);
    if (props.peekedKey !== undefined) props.onPeek?.(row);
  }

  const current = rows[index];
  function onCurrent(act: (row: Row) => void) {
    return () => {
      if (current) act(current);
    };
  }

  const binding = (keys: string, run: () => void, text: string) => ({ keys, run, words: text });
  useKeys(words.list, [
    binding("j", () => moveTo(index + 1), words.move),
    binding("k", () => moveTo(index - 1), words.move),
    binding("ArrowDown", () => moveTo(index + 1), words.move),
    binding("ArrowUp", () => moveTo(index - 1), words.move),
    binding("Home", () => moveTo(0), words.ends),
    binding("End", () => moveTo(rows.length - 1), words.ends),
    ...(props.onPeek ? [binding("Space", onCurrent(props.onPeek), words.peek)] : []),
    ...(props.rowHref ? [binding("Enter", onCurrent(open), words.open)] : []),
    ...(props.onSelected
      ? [
          binding(
            "x",
            onCurrent((row) => toggle(rowKey(row))),
            words.select,
          ),
        ]
      : []),
  ]);

  return { key: current ? key : undefined, set };
}
