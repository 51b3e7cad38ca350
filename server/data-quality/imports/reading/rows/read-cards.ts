import { rowCharactersMax } from "../files/limits.ts";
import { readText } from "../files/read-text.ts";
import type { Source } from "../files/source.ts";
import { unreadable } from "../files/unreadable.ts";

/** A line of a card: what it is of, what is said of that (`type`: `home`), and its value as it stands. */
type Line = { name: string; said: Map<string, string[]>; value: string };

/** Whether a text begins as address cards do (vCard, 2.1 to 4.0). */
export function isCards(start: string): boolean {
  return /^\s*begin:vcard\s/i.test(start);
}

/**
 * The cards of a vCard file, each with what it says by columns of ours: several mails and numbers stand in columns of their own
 * (*Email 2*), what a card says besides under the property's own name. Pictures, sounds and keys are left out.
 */
export async function* readCards(
  source: Source,
  encoding: string,
): AsyncGenerator<{ rowNo: number; record: Map<string, string> }[]> {
  let rest = "";
  let card: string[] | null = null;
  let size = 0;
  let depth = 0;
  let rowNo = 0;
  const cardsIn = (lines: readonly string[]) => {
    const records: { rowNo: number; record: Map<string, string> }[] = [];
    for (const line of lines) {
      if (/^begin:vcard\s*$/i.test(line)) {
        depth += 1;
        if (depth === 1) [card, size] = [[], 0];
      } else if (/^end:vcard\s*$/i.test(line)) {
        depth -= 1;
        if (depth !== 0 || card === null) continue;
        rowNo += 1;
        records.push({ rowNo, record: recordOf(unfolded(card)) });
        card = null;
      } else if (depth === 1 && card !== null) {
        size += line.length;
        if (size > rowCharactersMax) throw unreadable("ROW_TOO_LONG", { row: rowNo + 1 });
        card.push(line);
      }
    }
    return records;
  };
  for await (const piece of readText(source, encoding)) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    if (rest.length > rowCharactersMax) throw unreadable("ROW_TOO_LONG", { row: rowNo + 1 });
    yield cardsIn(lines);
  }
  yield cardsIn([rest.replace(/\r$/, "")]);
  if (card !== null) throw unreadable("CUT_OFF");
}

/** A line that begins with a blank goes on with the one above, and one in quoted-printable that ends with `=` goes on in the next. */
function unfolded(lines: readonly string[]): string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const above = whole.at(-1);
    const isSoft = /^[^:]*quoted-printable.*=$/is.test(above ?? "");
    if (isSoft && above !== undefined) whole[whole.length - 1] = above.slice(0, -1) + line;
    else if (above !== undefined && /^[ \t]/.test(line)) whole[whole.length - 1] = above + line.slice(1);
    else if (line.trim() !== "") whole.push(line);
  }
  return whole;
}

function recordOf(lines: readonly string[]): Map<string, string> {
  const record = new Map<string, string>();
  let addresses = 0;
  for (const text of lines) {
    const line = lineOf(text);
    if (line === null) continue;
    if (line.name === "adr") addresses += 1;
    // The parts of one address stay together, whichever of them another one lacks.
    for (const [column, words] of columnsOf(line))
      if (line.name === "adr")
        put(record, addresses === 1 ? column : `${column} ${Math.min(addresses, kept)}`, words, 1);
      else put(record, column, words);
  }
  return withKind(record);
}

/** Whose card it is: a company's where it says so, or names one and nobody. What it shows says less than a name in parts. */
function withKind(record: Map<string, string>): Map<string, string> {
  const isNamed = record.has("Family name") || record.has("Given name");
  const [shown, company, said] = ["Full name", "Company", "Kind"].map((column) => record.get(column));
  const isCompany =
    said === "org" || (company !== undefined && !isNamed && (shown === undefined || shown === company));
  if (isCompany && company === undefined) record.set("Company", shown ?? "");
  if (isCompany || isNamed) record.delete("Full name");
  record.set("Kind", said === "group" ? "group" : isCompany ? "company" : "person");
  if (!record.has(versionColumn)) record.set(versionColumn, "2.1");
  // A card without an id goes by what all of these say.
  if (!record.has("Card ID"))
    record.set("Card ID", telling.flatMap((column) => record.get(column) ?? []).join("/"));
  return record;
}

const telling = ["Given name", "Family name", "Full name", "Company", "Email", "Mobile", "Phone"];
const kept = 4;
/** By this column such a file is known (`profiles/vcard.ts`). */
const versionColumn = "vCard version";

/** The second of a kind has a column of its own, and the fifth is one too many for one: it stays beside the fourth. */
function put(record: Map<string, string>, column: string, words: string, most = kept): void {
  if (words === "") return;
  for (let nth = 1; nth <= most; nth += 1) {
    const place = nth === 1 ? column : `${column} ${nth}`;
    const before = record.get(place);
    if (before === words) return;
    if (before !== undefined && nth < most) continue;
    record.set(place, before === undefined ? words : `${before}; ${words}`);
    return;
  }
}

const leftOut =
  /^(prodid|photo|logo|sound|key|rev|agent|mailer|x-abcropimage.*|x-ms-cardpicture|x-ablabel|label)$/i;

function lineOf(text: string): Line | null {
  const colon = colonOf(text);
  if (colon === -1) return null;
  const [named = "", ...parameters] = text.slice(0, colon).split(";");
  const name = named
    .slice(named.indexOf(".") + 1)
    .trim()
    .toLowerCase();
  if (leftOut.test(name)) return null;
  const said = new Map<string, string[]>();
  for (const one of parameters) {
    // 2.1 writes `TEL;HOME;VOICE` for what is `TEL;TYPE=home,voice` since.
    const [key = "", value] = one.includes("=") ? one.split(/=(.*)/s) : ["type", one];
    const values = (value ?? "").replaceAll('"', "").toLowerCase().split(",");
    const at = key.trim().toLowerCase();
    said.set(at, [...(said.get(at) ?? []), ...values.map((word) => word.trim())]);
  }
  const encoding = [...(said.get("encoding") ?? []), ...(said.get("type") ?? [])];
  if (encoding.some((word) => /^(b|base64)$/.test(word))) return null;
  const value = text.slice(colon + 1);
  const isQuoted = encoding.includes("quoted-printable");
  return { name, said, value: isQuoted ? unquoted(value, said.get("charset")?.[0]) : value };
}

/** The first colon that stands in no quotes. */
function colonOf(text: string): number {
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === ":" && !isQuoted) return at;
  }
  return -1;
}

function unquoted(value: string, charset = "utf-8"): string {
  const encoder = new TextEncoder();
  // Sign by sign, not by halves of one: what isn't quoted may stand outside the first plane.
  const bytes = [...value.matchAll(/=([\da-f]{2})|./gisu)].flatMap(([sign, hex]) =>
    hex === undefined ? [...encoder.encode(sign)] : [Number.parseInt(hex, 16)],
  );
  return decoderOf(charset).decode(new Uint8Array(bytes));
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder("utf-8");
  }
}

/** The parts of a value with several; a sign with a backslash before it is a part of the words. */
function partsOf(value: string, sign: ";" | ","): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === "\\") at += 1;
    else if (value[at] === sign) {
      parts.push(value.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, value.slice(start)].map(plain);
}

function plain(value: string): string {
  return value.replace(/\\(n|N|.)/gs, (_, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign)).trim();
}

function columnsOf({ name, said, value }: Line): [string, string][] {
  const types = said.get("type") ?? [];
  const is = (...words: string[]) => words.some((word) => types.includes(word));
  switch (name) {
    case "n": {
      const [family = "", given = "", middle = "", prefix = "", suffix = ""] = partsOf(value, ";");
      return [
        ["Family name", family],
        ["Given name", [given, middle].filter(Boolean).join(" ")],
        ["Salutation", prefix],
        ["Suffix", suffix],
      ];
    }
    case "version":
      return [[versionColumn, plain(value)]];
    case "fn":
      return [["Full name", plain(value)]];
    case "org": {
      const [company = "", ...units] = partsOf(value, ";");
      return [
        ["Company", company],
        ["Department", units.filter(Boolean).join(", ")],
      ];
    }
    case "email":
      return [["Email", plain(value).replace(/^mailto:/i, "")]];
    case "tel": {
      const column = is("fax") ? "Fax" : is("cell", "mobile", "iphone") ? "Mobile" : "Phone";
      return [[column, plain(value).replace(/^tel:/i, "")]];
    }
    case "adr": {
      const [box, extended, street, city, region, postcode, country] = partsOf(value, ";");
      const lines = { Street: street || box, "Address line 2": extended, City: city };
      const all = { ...lines, Region: region, Postcode: postcode, Country: country };
      return Object.entries(all).map(([column, words = ""]) => [column, words.replace(/\s*\n\s*/g, ", ")]);
    }
    case "title":
      return [["Job title", plain(value)]];
    case "url":
      return [["Website", plain(value)]];
    case "note":
      return [["Note", plain(value)]];
    case "bday":
      return [["Birthday", plain(value)]];
    case "categories":
      return [["Categories", partsOf(value, ",").filter(Boolean).join("; ")]];
    case "kind":
    case "x-abshowas":
      return [
        [
          "Kind",
          plain(value)
            .toLowerCase()
            .replace(/^(company|organization)$/, "org"),
        ],
      ];
    case "uid":
      return [["Card ID", plain(value).replace(/^urn:uuid:/i, "")]];
    default:
      return [[name.replace(/^x-/, "").replaceAll("-", " "), plain(value)]];
  }
}
