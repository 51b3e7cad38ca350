import type { Browser, Page } from "playwright-core";
import { openPage } from "../harness/browser.ts";
import type { TestServer } from "../harness/server.ts";
import { people, type Who } from "../world.ts";

/** A page of the server at this address, signed in as one of the people of the tests' world. */
export async function openAs(
  { browser, server }: { browser: Browser; server: TestServer },
  who: Who,
  address: string,
): Promise<{ page: Page; troubles: string[] }> {
  const { page, troubles } = await openPage(browser, server.url);
  await page.context().addCookies([{ name: "vitalfew", value: people[who].token, url: server.url }]);
  await page.goto(address);
  return { page, troubles };
}
