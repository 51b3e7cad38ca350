import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findChromium } from "./chromium.ts";

// No sandbox: it needs rights that root in a container and many a build machine lack, and only our own pages are opened.
// The rest keeps the browser from talking to anybody but the page's server.
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-first-run",
  "--no-pings",
  "--font-render-hinting=none",
];

/** A real browser. Close it in afterAll. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env } });
}

export type Screen = "desk" | "phone";

const screens = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} satisfies Record<Screen, BrowserContextOptions>;

/** A page with cookies of its own. What goes wrong in it (console errors, failed scripts) is gathered in `troubles`. */
export async function openPage(
  browser: Browser,
  baseURL: string,
  options: { screen?: Screen; theme?: "light" | "dark" } = {},
): Promise<{ page: Page; troubles: string[] }> {
  const context = await browser.newContext({
    ...screens[options.screen ?? "desk"],
    baseURL,
    colorScheme: options.theme ?? "light",
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
  });
  const page = await context.newPage();
  countRequests(page);
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  return { page, troubles };
}

declare global {
  var axe: { run(context: Document, options: object): Promise<{ violations: Violation[] }> } | undefined;
}

type Violation = { id: string; impact?: string; help: string; nodes: { target: string[] }[] };

// The checker itself comes with the package for Playwright, which would read its 600 kB into the page twice for each look.
const checker = createRequire(import.meta.resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js");

/** What axe finds serious or critical (WCAG 2.2 A and AA), each as "rule: sentence (where)"; empty is good. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  if (!(await page.evaluate("'axe' in globalThis")))
    await page.evaluate(`${readFileSync(checker, "utf8")};0`);
  const violations = await page.evaluate(lookInPage);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(" ")).join(", ")})`,
    );
}

/** Runs in the page, which has no frames. What passes need not be listed in full: a third of the time. */
async function lookInPage(): Promise<Violation[]> {
  if (axe === undefined) throw new Error("The checker is not in the page.");
  const { violations } = await axe.run(document, {
    resultTypes: ["violations"],
    runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  });
  return violations.map(({ id, impact, help, nodes }) => ({
    id,
    ...(impact === undefined ? {} : { impact }),
    help,
    nodes: nodes.map(({ target }) => ({ target })),
  }));
}

/**
 * Waits until a page has what it asked for: nothing is under way, and for six frames nothing new was asked for.
 * Playwright's own `networkidle` waits half a second each time.
 * @param page one of `openPage`
 */
export async function waitUntilQuiet(page: Page): Promise<void> {
  const asked = requestsOf.get(page);
  if (asked === undefined) throw new Error("Nobody counts the requests of this page.");
  for (let before = -1; asked.underway > 0 || asked.begun !== before; ) {
    before = asked.begun;
    await page.evaluate(sixFrames);
  }
}

async function sixFrames(): Promise<void> {
  for (let frame = 0; frame < 6; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

const requestsOf = new WeakMap<Page, { begun: number; underway: number }>();

function countRequests(page: Page): void {
  const asked = { begun: 0, underway: 0 };
  requestsOf.set(page, asked);
  page.on("request", () => {
    asked.begun++;
    asked.underway++;
  });
  const oneLess = () => {
    asked.underway--;
  };
  page.on("requestfinished", oneLess);
  page.on("requestfailed", oneLess);
}
