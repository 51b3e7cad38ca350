import { expect, test } from "vitest";
import { placeBeside } from "./place-beside.ts";

const window = { width: 400, height: 600 };
const menu = { width: 200, height: 150 };

test.each([
  [
    "stands below, at the anchor's start",
    { left: 20, top: 100, width: 60, height: 30 },
    "bottom",
    "start",
    { left: 20, top: 136 },
  ],
  [
    "goes above where there is no room below",
    { left: 20, top: 550, width: 60, height: 30 },
    "bottom",
    "start",
    { left: 20, top: 394 },
  ],
  [
    "ends with its anchor",
    { left: 320, top: 100, width: 60, height: 30 },
    "bottom",
    "end",
    { left: 180, top: 136 },
  ],
  [
    "is pushed back inside the window",
    { left: 350, top: 100, width: 40, height: 30 },
    "bottom",
    "start",
    { left: 192, top: 136 },
  ],
  [
    "stands above when asked and there is room",
    { left: 150, top: 300, width: 100, height: 20 },
    "top",
    "center",
    { left: 100, top: 144 },
  ],
  [
    "stands at the right",
    { left: 10, top: 500, width: 100, height: 30 },
    "right",
    "end",
    { left: 116, top: 380 },
  ],
  [
    "goes left where there is no room at the right",
    { left: 300, top: 100, width: 60, height: 30 },
    "right",
    "start",
    { left: 94, top: 100 },
  ],
] as const)("what pops up %s", (_, anchor, side, align, expected) => {
  expect(placeBeside(anchor, menu, window, side, align)).toEqual(expected);
});
