import { isFreeMail, isRoleMailbox, isSharedHost } from "./mail-domains.ts";

/** A mail address in comparable parts; all empty where the text is none. */
export interface Mail {
  readonly whole: string;
  readonly local: string;
  readonly domain: string;
  /** info@, sales@ …: it belongs to the house, not to a person. */
  readonly isRole: boolean;
  /** The registered domain, where it can say whose house this is; empty for free mail. */
  readonly house: string;
}

const none: Mail = { whole: "", local: "", domain: "", isRole: false, house: "" };

/** As addresses are mostly written: nothing to be taken away, and no domain's end in doubt. */
const plain = /^[a-z0-9._-]+@[a-z0-9.-]*[a-z0-9]$/;
/** No address is longer; only so many characters of a text are looked at. */
const lookedAtMost = 1000;

/**
 * Lower case, without display name, "mailto:", +tag, and without the dots that Gmail ignores.
 * @param houseAt `houseOf`, remembered by whoever reads many
 */
export function readMail(raw: string, houseAt: (domain: string) => string = houseOf): Mail {
  if (!raw.includes("@")) return none;
  let text = raw.trim().slice(0, lookedAtMost).toLowerCase();
  if (plain.test(text)) return mailAt(text, text.indexOf("@"), houseAt);
  const angle = text.indexOf("<");
  if (angle >= 0) text = text.slice(angle + 1).replace(/>.*$/, "");
  if (text.startsWith("mailto:")) text = text.slice(7);
  const [first = ""] = text.split(/[\s;,|]+/).filter((part) => part.includes("@"));
  return mailAt(first.replace(/[^a-z0-9@]+$/, ""), first.lastIndexOf("@"), houseAt);
}

/** The mail of a single address in lower case whose last @ stands at `at`. */
function mailAt(address: string, at: number, houseAt: (domain: string) => string): Mail {
  let local = address.slice(0, at);
  const domain = address.slice(at + 1);
  if (local === "" || domain === "") return none;
  const plus = local.indexOf("+");
  if (plus > 0) local = local.slice(0, plus);
  if (domain === "gmail.com" || domain === "googlemail.com") local = local.replaceAll(".", "");
  return {
    whole: `${local}@${domain}`,
    local,
    domain,
    isRole: isRoleMailbox(local),
    house: houseAt(domain),
  };
}

/** Whose house a domain of mail is, as its registered part; nobody's where anybody can have an address. */
export const houseOf = (domain: string) => (isFreeMail(domain) ? "" : registeredDomain(domain));

/** The registered domain of a web address or host, "" for shared hosts (a page at facebook.com is nobody's domain). */
export function readWebsite(raw: string): string {
  if (raw === "") return "";
  let host = raw.trim().slice(0, lookedAtMost).toLowerCase();
  const scheme = host.indexOf("://");
  if (scheme >= 0) host = host.slice(scheme + 3);
  host = host.split(/[/?#:\s]/, 1)[0] ?? "";
  if (host.includes("@")) host = host.slice(host.lastIndexOf("@") + 1);
  if (!host.includes(".") || isFreeMail(host)) return "";
  return registeredDomain(host);
}

const second = new Set([
  "co",
  "com",
  "org",
  "net",
  "gov",
  "gob",
  "ac",
  "edu",
  "ltd",
  "plc",
  "or",
  "ne",
  "nom",
  "web",
  "info",
]);
function registeredDomain(host: string): string {
  const labels = host.split(".").filter((label) => label !== "" && label !== "www");
  const count =
    labels.length > 2 && (labels.at(-1) ?? "").length === 2 && second.has(labels.at(-2) ?? "") ? 3 : 2;
  const domain = labels.slice(-count).join(".");
  return isSharedHost(domain) ? "" : domain;
}
