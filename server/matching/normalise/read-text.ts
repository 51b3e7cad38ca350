import { isSharedHost } from "./mail-domains.ts";
import { plainText } from "./plain-words.ts";

/** A page of somebody's own at a host that many share: https://twitter.com/jane_doe, linkedin.com/in/jane-doe?trk=x. */
const page =
  /^\s*(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})\/(?:[^\s?#]*\/)?@?([^\s/?#]{2,})\/?(?:[?#]\S*)?\s*$/i;

/** Any other text of a record in its comparable form; an address of somebody's page at a shared host is the name they go by there. */
export function readText(raw: string): string {
  const [, host = "", name] = raw.length < 200 && raw.includes("/") ? (page.exec(raw) ?? []) : [];
  return plainText(name !== undefined && isSharedHost(host.toLowerCase()) ? name : raw);
}
