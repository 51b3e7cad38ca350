import { unreadable } from "../files/unreadable.ts";

/**
 * What stands in a piece of XML, in order: an element that opens (with its attributes as they are written) or closes, or
 * text. Names come without their namespace.
 */
export type XmlToken =
  | { kind: "open"; name: string; attributes: string; isEmpty: boolean }
  | { kind: "close"; name: string }
  | { kind: "text"; text: string };

const tokenCharactersMax = 4_194_304;

/**
 * Reads XML piece by piece, as much of it as spreadsheets are written in. Nothing is looked up and no entity is expanded
 * besides the five of XML and characters by number, so that a document can't make more of itself than it is.
 * @returns a function that takes a piece and calls `onToken` for what ended in it
 */
export function xmlReader(onToken: (token: XmlToken) => void): (piece: string) => void {
  let rest = "";
  return (piece) => {
    const text = rest === "" ? piece : rest + piece;
    let at = 0;
    while (at < text.length) {
      const end = text.charCodeAt(at) === 60 ? tokenEnd(text, at) : text.indexOf("<", at);
      if (end === -1) break;
      if (text.charCodeAt(at) === 60) tell(text, at, end, onToken);
      else onToken({ kind: "text", text: decoded(text.slice(at, end)) });
      at = end;
    }
    rest = text.slice(at);
    if (rest.length > tokenCharactersMax) throw unreadable("DAMAGED");
  };
}

/** The place behind the tag, comment or section that begins at `at`; -1 when its end is not there yet. */
function tokenEnd(text: string, at: number): number {
  const closing = text.startsWith("<!--", at) ? "-->" : text.startsWith("<![CDATA[", at) ? "]]>" : null;
  if (closing !== null) {
    const end = text.indexOf(closing, at);
    return end === -1 ? -1 : end + 3;
  }
  if (text.length - at < 9 && text.charCodeAt(at + 1) === 33) return -1;
  return text.indexOf(">", at) + 1 || -1;
}

function tell(text: string, at: number, end: number, onToken: (token: XmlToken) => void): void {
  const sign = text.charCodeAt(at + 1);
  if (text.startsWith("<![CDATA[", at)) onToken({ kind: "text", text: text.slice(at + 9, end - 3) });
  // Declarations and comments say nothing.
  if (sign === 33 || sign === 63) return;
  if (sign === 47) {
    onToken({ kind: "close", name: localName(text.slice(at + 2, end - 1).trim()) });
    return;
  }
  const isEmpty = text.charCodeAt(end - 2) === 47;
  const inside = text.slice(at + 1, isEmpty ? end - 2 : end - 1);
  const blank = inside.search(/\s/);
  const name = localName(blank === -1 ? inside : inside.slice(0, blank));
  onToken({ kind: "open", name, attributes: blank === -1 ? "" : inside.slice(blank), isEmpty });
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The value of an attribute, or undefined. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(`${name}=`); at !== -1; at = attributes.indexOf(`${name}=`, at + 1)) {
    if (attributes.charCodeAt(at - 1) > 32) continue;
    const open = at + name.length + 1;
    const close = attributes.indexOf(attributes.charAt(open), open + 1);
    return close === -1 ? undefined : decoded(attributes.slice(open + 1, close));
  }
  return undefined;
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : "";
  });
}
