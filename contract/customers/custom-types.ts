/** How the values of a field of the workspace are read and shown. */
export const customTypes = [
  "text",
  "several",
  "number",
  "amount",
  "day",
  "instant",
  "yes",
  "mail",
  "phone",
  "site",
  "link",
  "person",
] as const;
export type CustomType = (typeof customTypes)[number];

/** Whose values can be held to a list. */
export function hasChoices(type: CustomType): boolean {
  return type === "text" || type === "several";
}

const between = " | ";

// "gold","silver, old": each in quotes of its own.
const quoted = /^\s*"[^"]*"(\s*,\s*"[^"]*")*\s*$/;

/** The choices of a field that holds several, `gold | silver`; systems also part them with semicolons or lines, or quote each. */
export function severalOf(value: string): string[] {
  const parts = quoted.test(value)
    ? [...value.matchAll(/"([^"]*)"/g)].map(([, one = ""]) => one)
    : value.split(/[|;\n]/);
  const words = parts.map((one) => one.trim());
  return [...new Set(words.filter(Boolean))];
}

/** Several choices as they are kept, `gold | silver`. */
export function writeSeveral(choices: readonly string[]): string {
  return choices.join(between);
}

/** A link is an address of the web, with words before it for what it leads to if somebody gave some. */
export function linkOf(value: string): { words: string; href: string } | null {
  const found = value.trim().match(/^(.*?)\s*(https?:\/\/[^\s<>"]+)$/s);
  const [, words = "", href = ""] = found ?? [];
  if (found === null || !URL.canParse(href)) return null;
  return { words: words || href.replace(/^https?:\/\//, ""), href };
}

/** The kinds of record a workspace can add fields to. */
export const customRecordKinds = [
  "organisation",
  "household",
  "person",
  "product",
  "price_list",
  "campaign",
  "campaign_touch",
  "opportunity",
  "document",
  "case_file",
  "contact",
  "note",
  "asset",
] as const;
