// `npm run pictures` makes the pictures of README.md and docs/: the example company in the real browser.
import { mkdir, readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { ensureWebBuilt } from "../cli/ensure-web-built.ts";
import { prepareDemo } from "../cli/prepare-demo.ts";
import { openDemoDoors } from "../server/administration/open-demo-doors.ts";
import { usualExample } from "../server/data-quality/example/ask-for-example.ts";
import { serve } from "../server/serve.ts";
import { launchBrowser, openPage, waitUntilQuiet } from "../test/harness/browser.ts";
import {
  databaseUrl,
  removeDataFolder,
  startTestCluster,
  temporaryDataFolder,
} from "../test/harness/cluster.ts";
import { pressable } from "../test/harness/press.ts";
import { fileOf, type Picture, pictureFiles, pictures, themes } from "./picture-list.ts";

const root = dirname(import.meta.dirname);
// The same company on the same day whenever they are made, so that a picture changes only when the page does.
const day = new Date("2026-10-31T15:00:00Z");

const webRoot = await ensureWebBuilt(console.error);
stopTheClock(day.getTime());
const cluster = await startTestCluster();
const dataDir = temporaryDataFolder();
const url = databaseUrl(cluster.adminUrl, cluster.template);
try {
  await prepareDemo(url, usualExample, { fresh: false, dataDir, say: console.error });
  const server = await serve({ databaseUrl: url, dataDir, port: 0, host: "127.0.0.1", webRoot });
  const demo = await openDemoDoors(url);
  const browser = await launchBrowser();
  try {
    const doorOf = (role: string) => server.url + (demo.doors.find((door) => door.role === role)?.path ?? "");
    for (const picture of pictures) await take(browser, picture, doorOf(picture.role));
    await removeOthers();
  } finally {
    await browser.close();
    await demo.close();
    await server.close();
  }
} finally {
  await cluster.close();
  removeDataFolder(dataDir);
}

/** Once for each screen and theme, signed in by the person's link as everybody else is. */
async function take(browser: Browser, picture: Picture, door: string): Promise<void> {
  for (const screen of picture.screens) {
    for (const theme of themes) {
      const { page } = await openPage(browser, new URL(door).origin, { screen, theme });
      // Playwright's own clock holds performance.now() as well, and React then waits for ever to show what it loaded late.
      await page.addInitScript(stopTheClock, day.getTime());
      await page.goto(door);
      await page.waitForURL("/");
      await page.goto(picture.path);
      for (const words of picture.press ?? []) await pressable(page, words).click();
      await page.getByText(picture.shows).first().waitFor();
      await waitUntilWhole(page);
      await page.mouse.move(0, 0);
      await page.screenshot({ path: await placeOf(picture.name, screen, theme), caret: "hide" });
      await page.context().close();
    }
  }
}

/** Until nothing is asked for and nothing to come holds its place. React shows what was loaded late up to 300 ms after it came. */
async function waitUntilWhole(page: Page): Promise<void> {
  do {
    await waitUntilQuiet(page);
    await page.waitForTimeout(400);
    await waitUntilQuiet(page);
  } while ((await page.locator("[data-coming]").count()) > 0);
}

async function placeOf(name: string, screen: string, theme: string): Promise<string> {
  const path = join(root, fileOf(name, screen, theme));
  await mkdir(dirname(path), { recursive: true });
  return path;
}

/** Pictures that are no longer on the list. */
async function removeOthers(): Promise<void> {
  const wanted = new Set(pictureFiles.map((file) => basename(file)));
  const folder = join(root, "docs/pictures");
  for (const name of await readdir(folder)) if (!wanted.has(name)) await rm(join(folder, name));
}

/** From here on the date is `at`, in milliseconds, for the server in this process or for a page it is put into; timers go on. */
function stopTheClock(at: number): void {
  globalThis.Date = new Proxy(Date, {
    construct: (real, given) => Reflect.construct(real, given.length === 0 ? [at] : given),
    get: (real, name) => (name === "now" ? () => at : Reflect.get(real, name)),
  });
}
