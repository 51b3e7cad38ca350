import { readTable } from "../tables/read-table.ts";

const free = new Set<string>();
const shared = new Set<string>();
const role = new Set<string>();
const kinds: Readonly<Record<string, Set<string>>> = { free, shared, role };
for (const [kind = "", names = ""] of readTable("mail-domains"))
  for (const name of names.split(" ")) kinds[kind]?.add(name);

/**
 * Whether anybody can have an address at this domain (gmail.com, gmx.de, orange.fr), so that it names nobody's company.
 * The domain in lower case, with or without what stands before the registered part.
 */
export function isFreeMail(domain: string): boolean {
  return isAmong(free, domain);
}

/** Whether many companies have their page at this domain (facebook.com, linktr.ee, business.site), so that it names none of them. */
export function isSharedHost(domain: string): boolean {
  return isAmong(shared, domain);
}

/** Whether the part before the @ names a desk and no person (info, sales, kontakt), digits and what follows a plus aside. */
export function isRoleMailbox(local: string): boolean {
  return role.has(plainLocal(local));
}

function isAmong(names: ReadonlySet<string>, domain: string): boolean {
  for (let at = 0; ; ) {
    if (names.has(at === 0 ? domain : domain.slice(at))) return true;
    const dot = domain.indexOf(".", at);
    if (dot < 0) return false;
    at = dot + 1;
  }
}

/** `Info+shop`, `info2` and `info-de` are read to where they say info. */
function plainLocal(local: string): string {
  let plain = "";
  for (let at = 0; at < local.length; at += 1) {
    const unit = local.charCodeAt(at) | 32;
    if (local.charCodeAt(at) === 43) break;
    if (unit >= 97 && unit <= 122) plain += String.fromCharCode(unit);
  }
  return plain;
}
