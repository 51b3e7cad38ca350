import type { Page } from "playwright-core";

export type Scrolled = {
  framesPerSecond: number;
  rowsPerSecond: number;
  /** Milliseconds from each frame to the next. */
  gaps: number[];
};

/**
 * Scrolls down a page's list (or the page itself) row by row, ten rows a frame, until so many rows have passed or no
 * more come; the wait for rows that are still to come counts.
 */
export async function scrollThrough(page: Page, rows: number): Promise<Scrolled> {
  const { gaps, ms, passed } = await page.evaluate(scrollInPage, rows);
  return {
    framesPerSecond: (gaps.length / ms) * 1000,
    rowsPerSecond: (passed / ms) * 1000,
    gaps,
  };
}

/** Runs in the page. */
async function scrollInPage(rows: number) {
  const row = document.querySelector<HTMLElement>("[role=grid] tr[data-row]");
  let frame: Element = document.scrollingElement ?? document.body;
  for (let at: Element | null = row; at !== null; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if ((overflowY === "auto" || overflowY === "scroll") && at.scrollHeight > at.clientHeight) {
      frame = at;
      break;
    }
  }
  const rowHeight = row?.offsetHeight || 40;
  const gaps: number[] = [];
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const began = await nextFrame();
  let last = began;
  let stuckSince = began;
  while (frame.scrollTop < rows * rowHeight && last - stuckSince < 3000) {
    const before = frame.scrollTop;
    frame.scrollTop = Math.min(before + 10 * rowHeight, rows * rowHeight);
    const now = await nextFrame();
    gaps.push(now - last);
    last = now;
    if (frame.scrollTop !== before) stuckSince = now;
  }
  return { gaps, ms: last - began, passed: frame.scrollTop / rowHeight };
}
