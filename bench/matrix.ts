import type { Browser } from "playwright-core";
import { launchBrowser, openPage } from "../test/harness/browser.ts";
import type { Bench } from "./figure.ts";
import { rounded, spreadOf } from "./harness/statistics.ts";
import type { World } from "./harness/world.ts";

/** In the real browser, each time with an empty cache: from the last byte of the answer to the picture with every point. */
export const matrix: Bench = {
  name: "matrix",
  question:
    "How soon does the value matrix stand on the screen, with every customer on it up to a hundred thousand?",
  measure: async (world) => {
    const browser = await launchBrowser();
    try {
      const drawings: Drawing[] = [];
      for (let time = 0; time < world.effort.times; time++) drawings.push(await drawOnce(world, browser));
      return [
        {
          name: "from the answer to the picture",
          unit: "ms",
          spread: spreadOf(drawings.map((one) => one.drawnMs)),
          aim: { at: "p50", atMost: 1000 },
        },
        {
          name: "the answer itself, asked for and received",
          unit: "ms",
          spread: spreadOf(drawings.map((one) => one.answerMs)),
        },
        {
          name: "the answer, packed",
          unit: "kB",
          spread: spreadOf(drawings.map((one) => rounded(one.answerBytes / 1000))),
        },
      ];
    } finally {
      await browser.close();
    }
  },
};

type Drawing = { drawnMs: number; answerMs: number; answerBytes: number };

async function drawOnce(world: World, browser: Browser): Promise<Drawing> {
  const { page } = await openPage(browser, world.server.url);
  const cookie = { name: "vitalfew", value: world.users[0]?.token ?? "", url: world.server.url };
  await page.context().addCookies([cookie]);
  await page.addInitScript(noteWhenDrawn);
  await page.goto("/insight/value-matrix");
  const noted = await page.waitForFunction(() => (globalThis as Noted).drawn, undefined, { polling: 20 });
  const drawing = await noted.jsonValue();
  await page.context().close();
  if (drawing === undefined) throw new Error("The picture was not drawn.");
  return drawing;
}

type Noted = { drawn?: Drawing };

/** Runs in the page: notes the frame after the canvas holds its points, and when the answer they came with was there. */
function noteWhenDrawn(): void {
  const look = () => {
    const answer = performance
      .getEntriesByType("resource")
      .find((entry) => /\/value\/matrix(\?|$)/.test(entry.name)) as PerformanceResourceTiming | undefined;
    // On a busy machine the answer is noted before its size is.
    const isNoted = answer !== undefined && answer.encodedBodySize > 0;
    if (document.querySelector("canvas[data-drawn]") === null || !isNoted) requestAnimationFrame(look);
    else
      requestAnimationFrame(() => {
        (globalThis as Noted).drawn = {
          drawnMs: performance.now() - answer.responseEnd,
          answerMs: answer.responseEnd - answer.requestStart,
          answerBytes: answer.encodedBodySize,
        };
      });
  };
  look();
}
