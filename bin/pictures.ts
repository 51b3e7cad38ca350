// `npm run pictures` makes the pictures of README.md and docs/: the example company in the real browser. With names behind it
// (`npm run pictures -- duplicate-pair relations`) only those.
import { mkdir, readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { ensureWebBuilt } from "../cli/running/ensure-web-built.ts";
import { exampleCompany } from "../cli/running/example-company.ts";
import { prepareDemo } from "../cli/running/prepare-demo.ts";
import { openDemoDoors } from "../server/administration/open-demo-doors.ts";
import { usualExample } from "../server/data-quality/example/ask-for-example.ts";
import { openDatabase } from "../server/plumbing/database/db.ts";
import { serve } from "../server/serve.ts";
import { work } from "../server/work.ts";
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
  const worker = await work({ databaseUrl: url, dataDir, exampleCompany });
  const demo = await openDemoDoors(url);
  const browser = await launchBrowser();
  try {
    const doorOf = (role: string) => server.url + (demo.doors.find((door) => door.role === role)?.path ?? "");
    const wanted = process.argv.slice(2);
    const found = await findInExample(url);
    for (const picture of pictures)
      if (wanted.length === 0 || wanted.includes(picture.name))
        await take(browser, picture, { door: doorOf(picture.role), ...found });
    await removeOthers();
  } finally {
    await browser.close();
    await worker.close();
    await demo.close();
    await server.close();
  }
} finally {
  await cluster.close();
  removeDataFolder(dataDir);
}

/** Once for each screen and theme, signed in by the person's link as everybody else is. */
async function take(browser: Browser, picture: Picture, { door, group, list }: Found): Promise<void> {
  for (const screen of picture.screens) {
    for (const theme of themes) {
      const { page } = await openPage(browser, new URL(door).origin, { screen, theme });
      // Playwright's own clock holds performance.now() as well, and React then waits for ever to show what it loaded late.
      await page.addInitScript(stopTheClock, day.getTime());
      await page.goto(door);
      await page.waitForURL("/");
      await page.goto(picture.path.replace("{group}", group));
      if (picture.bringsList) {
        const file = { name: "Fair in May.csv", mimeType: "text/csv", buffer: Buffer.from(list) };
        await page.getByLabel("choose files").first().setInputFiles(file);
        await page.getByRole("button", { name: "Look at these files" }).click();
      }
      for (const words of picture.press ?? []) await pressable(page, words).click();
      await page.getByText(picture.shows).first().waitFor();
      await waitUntilWhole(page);
      // What is at work stands in the rail a moment longer than the work.
      await page.getByRole("progressbar").first().waitFor({ state: "hidden" });
      if (picture.isBelow)
        await page
          .getByText(picture.shows)
          .first()
          .evaluate((heading) => heading.scrollIntoView({ block: "start" }));
      await page.mouse.move(0, 0);
      await page.screenshot({ path: await placeOf(picture.name, screen, theme), caret: "hide" });
      await page.context().close();
    }
  }
}

type Found = { door: string; group: string; list: string };

/** What pictures are taken of that has another id each time, and a list that some customers stand in as somebody else writes them. */
async function findInExample(databaseUrl: string): Promise<Omit<Found, "door">> {
  const db = openDatabase(databaseUrl, 1);
  try {
    // The database goes by its own clock.
    await db.write((tx) => tx.sql`update run set finished_at = ${tx.now} where finished_at is not null`);
    return await db.read(async (tx) => {
      const [group] = await tx.sql<{ id: string }>`
        select party_id as id
        from relationship
        join party using (party_id)
        where kind = 'organisation' and direction = 'to' and until is null and name ~ '^[A-Za-z .&-]+$'
        group by party_id
        having count(*) filter (where type = 'works_for') between 2 and 12
        order by count(*) filter (where type = 'subsidiary_of') desc, count(*) desc, party_id
        limit 1`;
      const known = await tx.sql<{ name: string; phone: string; website: string; city: string }>`
        select party.name, phone.raw as phone, party.website, place.city
        from party
        join contact_point as phone on phone.party_id = party.party_id and phone.kind = 'phone'
        join contact_point as place on place.party_id = party.party_id and place.kind = 'address'
        where party.kind = 'organisation' and stage = 'customer' and party.website is not null and place.city is not null
          and place.country = 'DE' and place.is_preferred and phone.is_preferred
        order by party.party_id
        limit 6`;
      const rows = known.map(({ name, phone, website, city }, no) =>
        no % 2 === 0
          ? [name.toUpperCase(), phone, "", city]
          : [name.replace(/ (GmbH|AG|KG|Ltd|Inc|AB|BV|SA|Srl|Sp\. z o\.o\.)$/, ""), "", website, city],
      );
      const others = ["Deichwerk Ostfriesland", "Alpenglas Handel", "Nordlicht Beleuchtung"].map((name) => [
        name,
        "",
        `${name.toLowerCase().replaceAll(" ", "-")}.example`,
        "",
      ]);
      const table = [["Company", "Phone", "Website", "City"], ...rows, ...others];
      const list = table.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\r\n");
      return { group: group?.id ?? "", list };
    });
  } finally {
    await db.close();
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
