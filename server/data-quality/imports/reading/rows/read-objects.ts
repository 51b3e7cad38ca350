import { columnsMax, rowCharactersMax } from "../files/limits.ts";
import { readText } from "../files/read-text.ts";
import type { Source } from "../files/source.ts";
import { unreadable } from "../files/unreadable.ts";
import { type Row, seen } from "./cut-rows.ts";
import { readCards } from "./read-cards.ts";
import type { Shape } from "./shape.ts";

/** The records of a source that holds some, as objects of JSON or as cards. */
function recordsIn(source: Source, { format, encoding, isAsWritten }: Records): AsyncGenerator<Flat[]> {
  return format === "cards" ? readCards(source, encoding) : flatObjects(source, encoding, isAsWritten);
}

type Records = Pick<Shape, "format" | "encoding" | "isAsWritten">;

/**
 * The records of JSON: one object a line, a list of objects, or an object around one such list (`{"data": […]}`). Properties of an object within go by `outer.inner`; a list
 * of plain values becomes one cell with `; ` between them, and so does what the objects of a list say by one name; figures stay as they were written.
 */
export async function* readObjects(
  source: Source,
  shape: Records,
  columns: readonly string[],
): AsyncGenerator<readonly Row[]> {
  const places = new Map(columns.map((column, at) => [column, at]));
  for await (const records of recordsIn(source, shape)) {
    yield records.flatMap(({ rowNo, record }) => {
      const cells = new Array<string>(columns.length).fill("");
      for (const [column, value] of record) {
        const at = places.get(column);
        if (at !== undefined) cells[at] = value;
      }
      return cells.some(Boolean) ? [{ rowNo, cells }] : [];
    });
  }
}

/** Every property that any of the records has, in the order in which they come up, and the first records. */
export async function propertiesOf(
  source: Source,
  shape: Records,
  samplesCount: number,
): Promise<{ columns: string[]; samples: string[][]; count: number }> {
  const columns = new Set<string>();
  const first: ReadonlyMap<string, string>[] = [];
  let count = 0;
  for await (const records of recordsIn(source, shape))
    for (const { record } of records) {
      count += 1;
      for (const column of record.keys()) columns.add(column);
      if (columns.size > columnsMax)
        throw unreadable("COLUMNS_TOO_MANY", { row: count, count: columns.size, limit: columnsMax });
      if (first.length < samplesCount) first.push(record);
    }
  const names = [...columns];
  return {
    columns: names,
    samples: first.map((record) => names.map((name) => record.get(name) ?? "")),
    count,
  };
}

/** Whether a text begins as JSON that holds records. */
export function isJson(start: string): boolean {
  return /^\s*(\{\s*"|\[\s*(\{|\]))/.test(start);
}

type Flat = { rowNo: number; record: ReadonlyMap<string, string> };

async function* flatObjects(source: Source, encoding: string, isAsWritten = false): AsyncGenerator<Flat[]> {
  const cut = objectCutter();
  let rowNo = 0;
  const flatten = (text: string): Flat => {
    rowNo += 1;
    const record = recordOf(text, rowNo);
    if (!isAsWritten) for (const [name, words] of record) record.set(name, seen(words).trim());
    return { rowNo, record };
  };
  // The first object waits for a second one: alone it may be what an answer of another system is wrapped in.
  let first: string | null = null;
  let isAlone = true;
  const ready = (objects: string[]) => {
    if (!isAlone || objects.length === 0) return objects;
    if (first === null) [first = null] = objects.splice(0, 1);
    if (objects.length === 0 || first === null) return [];
    isAlone = false;
    return [first, ...objects];
  };
  for await (const piece of readText(source, encoding)) yield ready(cut(piece, false)).map(flatten);
  yield ready(cut("", true)).map(flatten);
  if (isAlone && first !== null) yield (unwrapped(first) ?? [first]).map(flatten);
}

const wrapping = /^(data|results?|records|items|values?|rows|entries|list|objects)$/i;
const aroundList =
  /^(count|limit|offset|page|pages|per_?page|page_?(size|count|number)|total_?(count|pages|results)|next|previous|prev|first|last|cursor|has_?more|links?|_links|meta|paging|pagination|status|success|ok|error|version|generated(_?at)?|exported(_?at)?)$/i;
const naming = /^(_?id|number|name|title|key|code)$/i;

/** The records in `{"total": 2, "records": [{…}, {…}]}`; null for an object that says which one it is, or holds no such list. */
function unwrapped(text: string): string[] | null {
  let whole: unknown;
  try {
    whole = parsed(text);
  } catch {
    return null;
  }
  const entries = Object.entries(whole ?? {});
  const lists = entries.filter(([, value]) => Array.isArray(value) && value.length > 0);
  const [[name = "", records = []] = []] = lists;
  const areObjects = records.every(
    (one: unknown) => typeof one === "object" && one !== null && !Array.isArray(one),
  );
  const isRecord = entries.some(([key]) => naming.test(key));
  // Beside a list called as nobody knows stands nothing but how many there are and where it goes on.
  const isBare = entries.every(([key]) => key === name || aroundList.test(key));
  if (lists.length !== 1 || !(wrapping.test(name) || isBare) || !areObjects || isRecord) return null;
  return records.map((one: unknown) => JSON.stringify(one));
}

/** Cuts the objects of the outermost level out of a text, piece by piece: between them stand only `[ ] ,` and blanks. */
function objectCutter(): (piece: string, isLast: boolean) => string[] {
  let rest = "";
  let count = 0;
  return (piece, isLast) => {
    const text = rest + piece;
    const found: string[] = [];
    let at = 0;
    for (;;) {
      while (at < text.length && "[], \t\r\n\ufeff".includes(text.charAt(at))) at += 1;
      if (at >= text.length) break;
      if (text.charAt(at) !== "{") throw unreadable("JSON_INVALID", { row: count + 1 });
      const end = objectEnd(text, at);
      if (end === -1) break;
      found.push(text.slice(at, end));
      count += 1;
      at = end;
    }
    rest = text.slice(at);
    if (rest.length > rowCharactersMax) throw unreadable("ROW_TOO_LONG", { row: count + 1 });
    if (isLast && rest !== "") throw unreadable("CUT_OFF");
    return found;
  };
}

/** The place behind the bracket that closes the object at `from`; -1 when it is not there yet. */
function objectEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      at = text.indexOf('"', at + 1);
      while (at !== -1 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
      if (at === -1) return -1;
    } else if (code === 123 || code === 91) depth += 1;
    else if (code === 125 || code === 93) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === 92) before -= 1;
  return (at - before) % 2 === 1;
}

function recordOf(text: string, row: number): Map<string, string> {
  try {
    const record = new Map<string, string>();
    spread(record, "", parsed(text), 0);
    return record;
  } catch {
    throw unreadable("JSON_INVALID", { row });
  }
}

/** A figure of more than fifteen digits, an id as a rule, is taken digit by digit. */
function parsed(text: string): unknown {
  return /\d{16}/.test(text) ? JSON.parse(text, asWritten) : JSON.parse(text);
}

function asWritten(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === "number" ? (context?.source ?? value) : value;
}

const depthMax = 8;

function spread(record: Map<string, string>, name: string, value: unknown, depth: number): void {
  if (value === null || value === undefined) {
    if (name !== "") record.set(name, "");
  } else if (Array.isArray(value)) {
    const isPlain = value.every((one) => typeof one !== "object" || one === null);
    record.set(name, plain(isPlain ? value.filter((one) => one !== null).join("; ") : JSON.stringify(value)));
    if (!isPlain && depth < depthMax) spreadList(record, name, value);
  } else if (typeof value === "object" && depth < depthMax) {
    for (const [key, inner] of Object.entries(value))
      spread(record, plain(name === "" ? key.trim() : `${name}.${key.trim()}`), inner, depth + 1);
  } else record.set(name, plain(typeof value === "object" ? JSON.stringify(value) : String(value)));
}

/** What the objects of a list say by one name: `phones.number` is the numbers of all of them, beside the list as it stands. */
function spreadList(record: Map<string, string>, name: string, objects: readonly unknown[]): void {
  const said = new Map<string, string[]>();
  for (const one of objects) {
    if (typeof one !== "object" || one === null || Array.isArray(one)) continue;
    for (const [key, value] of Object.entries(one)) {
      if (value === null || typeof value === "object") continue;
      const column = plain(`${name}.${key.trim()}`);
      const values = said.get(column) ?? [];
      values.push(plain(String(value)));
      said.set(column, values);
    }
  }
  for (const [column, values] of said) record.set(column, values.join("; "));
}

/** JSON can spell characters that no text holds: NUL, and half of a pair. */
function plain(words: string): string {
  return (words.includes("\0") ? words.replaceAll("\0", "") : words).toWellFormed();
}
