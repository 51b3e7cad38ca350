import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSetupLink } from "../../server/administration/open-setup-link.ts";
import { launchBrowser, openPage } from "../harness/browser.ts";
import { startTestServer, type TestServer } from "../harness/server.ts";

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startTestServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test("from the set-up link to a colleague who is signed out from afar", async () => {
  const link = await openSetupLink({ databaseUrl: server.database.url, baseUrl: server.url });
  const { page: ada, troubles } = await openPage(browser, server.url);

  // The first owner, with the proposals of the browser and by keyboard alone.
  await ada.goto(link ?? "");
  await ada.getByRole("textbox", { name: "Name", exact: true }).fill("Nordwind Handels GmbH");
  expect(await ada.getByRole("combobox", { name: "Time zone" }).textContent()).toBe("Europe/Berlin");
  await ada.getByRole("textbox", { name: "Your name" }).fill("Ada Quill");
  await ada.keyboard.press("Tab");
  await ada.keyboard.type("ada@nordwind.example");
  await ada.keyboard.press("Tab");
  await ada.keyboard.type("Ada Quill 2026");
  await ada.keyboard.press("Enter");
  await ada.getByText("This is mostly your own name or mail address").first().waitFor();
  await ada.getByLabel("Password", { exact: true }).fill("river lamp under seven");
  await ada.keyboard.press("Enter");
  await ada.getByRole("button", { name: /Ada Quill/ }).waitFor();
  await ada.waitForURL(`${server.url}/`);

  // The link is spent.
  await ada.goto(link ?? "");
  await ada.getByText("This set-up link was used").waitFor();

  // She invites a colleague and hands the link over.
  await ada.goto("/administration/users");
  await ada.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = ada.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Cora Lind");
  await dialog.getByRole("textbox", { name: "Mail address" }).fill("cora@nordwind.example");
  await dialog.getByRole("button", { name: "Make the invitation" }).click();
  const handed = await ada.getByRole("status", { name: "Hand this link over" }).textContent();
  await ada.getByRole("button", { name: "Done" }).click();
  await ada
    .getByRole("row", { name: /Cora Lind/ })
    .getByText("invited")
    .waitFor();

  // Cora accepts in a browser of her own.
  const { page: cora, troubles: corasTroubles } = await openPage(browser, server.url, { screen: "phone" });
  await cora.goto(handed ?? "");
  await cora.getByRole("heading", { name: "Welcome to Nordwind Handels GmbH" }).waitFor();
  await cora.getByLabel("New password").fill("seven lamps under a river");
  await cora.keyboard.press("Enter");
  await cora.waitForURL(`${server.url}/`);
  await cora.goto("/account");
  await cora.getByRole("heading", { level: 1, name: "Cora Lind" }).waitFor();

  // Ada ends her session, and the next thing Cora does leads to the door.
  await ada.reload();
  await ada.getByRole("link", { name: "Cora Lind" }).click();
  await ada.getByRole("button", { name: "End all" }).click();
  await ada.getByText("One session ended.").waitFor();
  await cora.reload();
  await cora.waitForURL(/\/sign-in\?to=\/account$/);

  // She signs in again and is where she was; a wrong password first is said beside the form.
  await cora.getByLabel("Mail address").fill("cora@nordwind.example");
  await cora.getByLabel("Password", { exact: true }).fill("not the one");
  await cora.keyboard.press("Enter");
  await cora.getByRole("alert").getByText("don't match an account").waitFor();
  await cora.getByLabel("Password", { exact: true }).fill("seven lamps under a river");
  await cora.keyboard.press("Enter");
  await cora.getByRole("heading", { level: 1, name: "Cora Lind" }).waitFor();
  expect(new URL(cora.url()).pathname).toBe("/account");

  // What happened can be read, with from and to.
  await ada.goto("/administration/audit");
  await ada.getByText("ended sessions of").waitFor();
  await ada.getByText("accepted the invitation").waitFor();

  // A refusal of ours (401, 410, 422) is no trouble; the browser names it anyway.
  const real = [...troubles, ...corasTroubles].filter((text) => !/status of 4(01|10|22)/.test(text));
  expect(real).toEqual([]);
});
