import { get } from "node:http";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, openPage } from "../test/harness/browser.ts";
import type { Bench, Figure } from "./figure.ts";
import { customersToOpen } from "./harness/pick.ts";
import { scrollThrough } from "./harness/scroll-through.ts";
import { rounded, spreadOf } from "./harness/statistics.ts";
import type { World } from "./harness/world.ts";

/** A page, and what on it is of use to who opened it. */
type Opened = { name: string; path: string; useful: string; byStranger?: true };

const aims = {
  bytes: { at: "max", atMost: 250 },
  useful: { at: "p50", atMost: 1500 },
} as const;

const blank: Opened = { name: "nothing", path: "/blank", useful: "#nothing" };

/** In the real browser, each time with an empty cache, from the same machine: the network costs nothing. */
export const webFirstLoad: Bench = {
  name: "web-first-load",
  question:
    "What does a page send the first time somebody opens it, when is it of use, and does the long list scroll?",
  measure: async (world) => {
    const [customer = ""] = await customersToOpen(world);
    const pages: Opened[] = [
      { name: "signing in", path: "/sign-in", useful: "input[type=password]", byStranger: true },
      { name: "the list of customers", path: "/customers", useful: "[role=grid] tr[data-row]" },
      { name: "a customer's card", path: `/parties/${customer}`, useful: "main h1" },
      {
        name: "the profit curve",
        path: "/insight/profit-curve",
        useful: "main figure svg path, main svg path",
      },
    ];
    const browser = await launchBrowser();
    try {
      const figures: Figure[] = [];
      for (const page of pages) figures.push(...(await firstLoadsOf(world, browser, page)));
      figures.push(...(await scrollingOf(world, browser)));
      return figures;
    } finally {
      await browser.close();
    }
  },
};

async function firstLoadsOf(world: World, browser: Browser, opened: Opened): Promise<Figure[]> {
  const useful: number[] = [];
  const blankUseful: number[] = [];
  const kilobytes: number[] = [];
  const answers: number[] = [];
  for (let time = 0; time < world.effort.times; time++) {
    blankUseful.push((await firstLoad(world, browser, world.nothing.url, blank)).usefulMs);
    const load = await firstLoad(world, browser, world.server.url, opened);
    useful.push(load.usefulMs);
    kilobytes.push((await gzippedBytes(world.server.url, load.files)) / 1000);
    answers.push(load.answerBytes / 1000);
  }
  return [
    {
      name: `${opened.name}: until it is of use`,
      unit: "ms",
      spread: spreadOf(useful),
      yardstick: { name: "an empty page until it is seen", spread: spreadOf(blankUseful) },
      aim: aims.useful,
    },
    {
      name: `${opened.name}: page, scripts, styles and font, gzipped`,
      unit: "kB",
      spread: spreadOf(kilobytes.map(rounded)),
      aim: aims.bytes,
    },
    { name: `${opened.name}: answers of the API`, unit: "kB", spread: spreadOf(answers.map(rounded)) },
  ];
}

type FirstLoad = { usefulMs: number; files: string[]; answerBytes: number };

/** Opens the page with an empty cache and waits until nothing more comes. */
async function firstLoad(world: World, browser: Browser, url: string, opened: Opened): Promise<FirstLoad> {
  const page = opened.byStranger
    ? (await openPage(browser, url)).page
    : await signedInPage(world, browser, url);
  const files: string[] = [];
  let answerBytes = 0;
  const sizes: Promise<void>[] = [];
  page.on("requestfinished", (request) => {
    if (request.url().startsWith("data:")) return;
    if (!request.url().startsWith(`${url}/api/`)) files.push(request.url());
    else
      sizes.push(
        request.sizes().then(({ responseBodySize }) => {
          answerBytes += responseBodySize;
        }),
      );
  });
  await page.addInitScript(noteWhenUseful, opened.useful);
  await page.goto(opened.path);
  const noted = await page.waitForFunction(() => (globalThis as Noted).usefulAt, undefined, { polling: 20 });
  const usefulMs = (await noted.jsonValue()) ?? Number.NaN;
  if (opened.path !== blank.path) await page.waitForLoadState("networkidle");
  await Promise.all(sizes);
  await page.context().close();
  return { usefulMs, files, answerBytes };
}

async function signedInPage(world: World, browser: Browser, url: string): Promise<Page> {
  const { page } = await openPage(browser, url);
  const token = world.users[0]?.token ?? "";
  await page.context().addCookies([{ name: "vitalfew", value: token, url }]);
  return page;
}

type Noted = { usefulAt?: number };

/** Runs in the page: notes when the frame after the first sight of it has been drawn. */
function noteWhenUseful(selector: string): void {
  const look = () => {
    if (document.querySelector(selector) === null) requestAnimationFrame(look);
    else
      requestAnimationFrame(() => {
        (globalThis as Noted).usefulAt = performance.now();
      });
  };
  look();
}

/** What each file weighs as gzip sends it, whatever better packing this browser was given. */
async function gzippedBytes(url: string, files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(async (file) => {
      const wanted = new URL(file);
      if (wanted.origin !== new URL(url).origin)
        throw new Error(`The page asked ${wanted.origin} for something.`);
      return bodyBytes(file);
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function bodyBytes(file: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  get(file, { headers: { "accept-encoding": "gzip", accept: "text/html, */*" } }, (answer) => {
    let bytes = 0;
    answer.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    answer.on("error", reject);
    answer.on("end", () => resolve(bytes));
  }).on("error", reject);
  return promise;
}

async function scrollingOf(world: World, browser: Browser): Promise<Figure[]> {
  // Not to the very end: there, nothing more would come, and waiting for it would be taken for slowness.
  const scrollRows = Math.min(world.effort.scrollRows, Math.floor(world.company.customers * 0.9));
  const page = await signedInPage(world, browser, world.server.url);
  await page.goto("/customers");
  await page.locator("[role=grid] tr[data-row]").first().waitFor();
  const list = await scrollThrough(page, scrollRows);
  await page.context().close();
  const bare = await signedInPage(world, browser, world.nothing.url);
  await bare.goto("/blank");
  await bare.evaluate(() => {
    document.body.style.height = "400000px";
  });
  const blank = await scrollThrough(bare, scrollRows);
  await bare.context().close();
  const yardstick = "an empty page, scrolled as far";
  return [
    {
      name: "scrolling the list: frames drawn",
      unit: "frames/s",
      spread: spreadOf([rounded(list.framesPerSecond)]),
      yardstick: { name: yardstick, spread: spreadOf([rounded(blank.framesPerSecond)]) },
    },
    {
      name: "scrolling the list: from one frame to the next",
      unit: "ms",
      spread: spreadOf(list.gaps),
      yardstick: { name: yardstick, spread: spreadOf(blank.gaps) },
    },
    {
      name: "scrolling the list: rows passed, pages of 100 asked for on the way",
      unit: "rows/s",
      spread: spreadOf([rounded(list.rowsPerSecond)]),
    },
  ];
}
