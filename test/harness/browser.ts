import AxeBuilder from "@axe-core/playwright";
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
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  return { page, troubles };
}

/** What axe finds serious or critical (WCAG 2.2 A and AA), each as "rule: sentence (where)"; empty is good. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // Our pages have no frames, for which axe would open a second page each time, and what passes need not be listed in full:
  // a third of the time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(" ")).join(", ")})`,
    );
}
