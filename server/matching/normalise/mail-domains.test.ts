import { expect, test } from "vitest";
import { isFreeMail, isRoleMailbox, isSharedHost } from "./mail-domains.ts";

test("domains at which anybody has an address", () => {
  for (const domain of [
    "gmail.com",
    "gmx.de",
    "t-online.de",
    "orange.fr",
    "btinternet.com",
    "wp.pl",
    "nc.rr.com",
  ])
    expect(isFreeMail(domain), domain).toBe(true);
  for (const domain of ["acme.de", "notgmail.com", "com", "", "gmail.com.acme.de"])
    expect(isFreeMail(domain), domain).toBe(false);
});

test("domains at which many companies have a page", () => {
  for (const domain of [
    "facebook.com",
    "www.facebook.com",
    "linktr.ee",
    "acme.wixsite.com",
    "acme.business.site",
  ])
    expect(isSharedHost(domain), domain).toBe(true);
  for (const domain of ["acme.com", "facebook.com.acme.de", ""])
    expect(isSharedHost(domain), domain).toBe(false);
});

test("addresses of desks", () => {
  for (const local of [
    "info",
    "INFO",
    "info2",
    "info+shop",
    "no-reply",
    "sales",
    "kontakt",
    "buchhaltung",
    "ventas",
  ])
    expect(isRoleMailbox(local), local).toBe(true);
  for (const local of ["jsmith", "anna.info", "", "42", "infomaniac"])
    expect(isRoleMailbox(local), local).toBe(false);
});
