import { readMail, readWebsite } from "./normalise/read-mail.ts";

/** The registered domain of a mail address or a site, where it can say whose house that is; empty for free mail and shared hosts. */
export function houseOf(text: string, kind: "mail" | "site"): string {
  return kind === "site" ? readWebsite(text) : readMail(text).house;
}
