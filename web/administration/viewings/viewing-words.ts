import type { listViewings } from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { AuditTexts } from "../../texts/audit/useAuditTexts.ts";
import { spaced } from "../audit/event-words.ts";

export type Viewing = OutputOf<typeof listViewings>["rows"][number];
type Words = AuditTexts["viewings"];

/** What one person saw of one customer (or of many, asked in one way) within an hour, through one door. */
export type Seen = Pick<
  Viewing,
  "viewingId" | "viewer" | "apiKey" | "door" | "party" | "asked" | "lastAt"
> & {
  kinds: string[];
  /** The most times one of them was seen. */
  times: number;
  customersCount: number;
};

/** Puts together what belongs together: opening a card shows its head, its value and its rows at once. */
export function gatherViewings(rows: readonly Viewing[]): Seen[] {
  const gathered = new Map<string, Seen>();
  for (const row of rows) {
    const about = row.party?.partyId ?? `${row.kind} ${row.asked}`;
    const key = [about, row.viewer.userId, row.apiKey?.apiKeyId, row.door, row.firstAt.slice(0, 13)].join(
      " ",
    );
    const known = gathered.get(key);
    if (known === undefined) {
      gathered.set(key, { ...row, kinds: [row.kind] });
      continue;
    }
    if (!known.kinds.includes(row.kind)) known.kinds.push(row.kind);
    known.times = Math.max(known.times, row.times);
  }
  return [...gathered.values()];
}

/** `value, rows of the ledger`; an endpoint without words of its own is read from its name. */
export function kindsText(kinds: readonly string[], words: Words): string {
  return kinds
    .map((kind) => words.kinds[kind as keyof Words["kinds"]] ?? spaced(kind).replace(/^(read|list) /, ""))
    .join(", ");
}

/** Which list it was, as a person reads it: `rating A, text nord`. What was drawn around is not read point by point. */
export function askedText(asked: string | null): string {
  if (asked === null) return "";
  const said = wholeOf(asked);
  if (said === null) return pairs(asked).map(shortened).join(", ");
  return Object.entries(said)
    .map(
      ([name, value]) =>
        `${spaced(name)} ${shortened(typeof value === "object" ? JSON.stringify(value) : String(value))}`,
    )
    .join(", ");
}

const signsMost = 60;

function shortened(words: string): string {
  return words.length <= signsMost ? words : `${words.slice(0, signsMost).trimEnd()} …`;
}

function wholeOf(asked: string): Record<string, unknown> | null {
  try {
    return JSON.parse(asked);
  } catch {
    return null;
  }
}

/** What is whole in a question that is longer than what is kept, and so cut in the middle, and the beginning of the rest. */
function pairs(asked: string): string[] {
  return [...asked.matchAll(/"(\w+)":("[^"]*"?|[^,}]+)/g)].map(
    ([, name = "", value = ""]) => `${spaced(name)} ${value.replaceAll('"', "")}`,
  );
}
