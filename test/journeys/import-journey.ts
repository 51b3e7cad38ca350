import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser, openPage } from "../harness/browser.ts";
import type { TestDatabase } from "../harness/database.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";
import { people, world } from "../world.ts";

/** What a journey that brings files in begins with: a system with people in it, a browser, and a folder for the files. */
export type ImportJourney = {
  readonly database: TestDatabase;
  /** Where its files lie. */
  readonly folder: string;
  /** Writes a file of the delivery. @returns its path */
  write(name: string, text: string): string;
  /** A page of whoever may bring files in, at an address. What goes wrong in it is gathered in `troubles`. */
  open(path: string): Promise<{ page: Page; troubles: string[] }>;
};

/** Begins it before the tests of a file, and clears up behind them. */
export function importJourney(): ImportJourney {
  let server: TestServer | undefined;
  let browser: Browser | undefined;
  let folder = "";
  const begun = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error("The journey has not begun.");
    return thing;
  };

  beforeAll(async () => {
    server = await startTestServer();
    await world(server.database);
    browser = await launchBrowser();
    folder = mkdtempSync(join(tmpdir(), "vitalfew-journey-"));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    if (folder !== "") rmSync(folder, { recursive: true });
  });

  return {
    get database() {
      return begun(server).database;
    },
    get folder() {
      return folder;
    },
    write(name, text) {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    async open(path) {
      const { url } = begun(server);
      const opened = await openPage(begun(browser), url);
      await opened.page.context().addCookies([{ name: "vitalfew", value: people.manager.token, url }]);
      await opened.page.goto(path);
      return opened;
    },
  };
}
