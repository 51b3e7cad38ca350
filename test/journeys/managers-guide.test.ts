import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareDemo } from "../../cli/running/prepare-demo.ts";
import { openDemoDoors } from "../../server/administration/open-demo-doors.ts";
import { launchBrowser, openPage } from "../harness/browser.ts";
import { pressable } from "../harness/press.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";

let server: TestServer;
let demo: Awaited<ReturnType<typeof openDemoDoors>>;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  const options = { fresh: false, dataDir: server.dataDir, say: () => undefined };
  await prepareDemo(server.database.url, { customers: 400, years: 2, seed: 1 }, options);
  demo = await openDemoDoors(server.database.url);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
  await server?.close();
});

test("the steps of the managers' guide lead from the link to the reason a big customer costs money", async () => {
  const steps = await stepsOfGuide();
  expect(steps.map(({ title }) => title)).toEqual([
    "1. Sign in",
    "2. Read the first sentence",
    "3. See where the money goes",
    "4. Go down to the calls and orders",
    "5. Read what happened",
    "6. Is it the only one?",
    "7. See all of them at once",
    "8. What moved since last year",
    "9. Make it a list",
  ]);
  const { page, troubles } = await openPage(browser, server.url);
  await page.goto(demo.doors.find((door) => door.role === "manager")?.path ?? "");
  for (const step of steps) for (const { kind, words } of step.does) await follow(page, kind, words);
  expect(troubles).toEqual([]);
});

type Does = { kind: "press" | "see"; words: string };

/** What each numbered step of the guide tells one to press (bold) and says stands on the screen then (italics). */
async function stepsOfGuide(): Promise<{ title: string; does: Does[] }[]> {
  const guide = await readFile(join(import.meta.dirname, "../../docs/guides/managers.md"), "utf8");
  const numbered = guide.split(/^(?=##)/m).filter((part) => /^### \d/.test(part));
  return numbered.map((part) => {
    const [heading = "", ...lines] = part.split("\n");
    const told = lines.join(" ").matchAll(/\*\*([^*]+)\*\*|\*([^*]+)\*/g);
    const does = [...told].map(
      ([, pressed, seen = ""]): Does =>
        pressed === undefined
          ? { kind: "see", words: seen.replace(/\.$/, "") }
          : { kind: "press", words: pressed },
    );
    return { title: heading.replace(/^### /, ""), does };
  });
}

async function follow(page: Page, kind: Does["kind"], words: string): Promise<void> {
  if (kind === "press") await pressable(page, words).click();
  else await page.getByText(words).locator("visible=true").first().waitFor();
}
