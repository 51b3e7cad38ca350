import { unreadable } from "../files/unreadable.ts";
import { withoutEntities } from "../values/html-to-text.ts";
import type { XmlToken } from "../workbook/read-xml.ts";

const unread = new Set(["script", "style", "title", "textarea"]);
const tagCharactersMax = 65_536;
const restCharactersMax = 4_194_304;

/**
 * Reads HTML piece by piece, as tables are written in it by programs and by hand: names in any case, attributes with `>` in their
 * quotes, signs that stand for themselves. Names come in small letters.
 * @returns a function that takes a piece and calls `onToken` for what ended in it
 */
export function htmlReader(onToken: (token: XmlToken) => void): (piece: string) => void {
  let rest = "";
  // The element whose contents are no HTML, up to its end.
  let inside: string | null = null;
  return (piece) => {
    const text = rest + piece;
    let at = 0;
    while (at < text.length) {
      const end = inside === null ? tokenEnd(text, at) : endOf(inside, text, at);
      if (end === -1) break;
      if (inside !== null) inside = null;
      else if (text[at] === "<" && end > at + 1) inside = tell(text.slice(at, end), onToken);
      else onToken({ kind: "text", text: withoutEntities(text.slice(at, end)) });
      at = end;
    }
    // What a script says is not kept while its end is looked for.
    rest = inside === null ? text.slice(at) : text.slice(Math.max(at, text.length - tagCharactersLeast));
    if (rest.length > restCharactersMax) throw unreadable("DAMAGED");
  };
}

const tagCharactersLeast = 16;

/** Behind the token that begins at `at`; -1 when its end is not there yet. A lone `<` is a text of one character. */
function tokenEnd(text: string, at: number): number {
  if (text[at] !== "<") return text.indexOf("<", at);
  if (text.length - at < 4) return -1;
  if (text.startsWith("<!--", at)) {
    const end = text.indexOf("-->", at + 4);
    return end === -1 ? -1 : end + 3;
  }
  return /[a-z/!?]/i.test(text[at + 1] ?? "") ? tagEnd(text, at) : at + 1;
}

function tagEnd(text: string, from: number): number {
  let quote = "";
  const most = Math.min(text.length, from + tagCharactersMax);
  for (let at = from; at < most; at += 1) {
    const sign = text.charAt(at);
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === ">") return at + 1;
    else if ((sign === '"' || sign === "'") && text[at - 1] === "=") quote = sign;
  }
  // A quote that never ends: the first bracket ends the tag.
  return most < text.length ? text.indexOf(">", from) + 1 || -1 : -1;
}

function endOf(name: string, text: string, at: number): number {
  const closing = new RegExp(`</${name}\\s*>`, "gi");
  closing.lastIndex = at;
  return closing.exec(text) === null ? -1 : closing.lastIndex;
}

/** @returns the name of an element whose contents are not to be read */
function tell(tag: string, onToken: (token: XmlToken) => void): string | null {
  const [, closing, written = "", attributes = ""] = tag.match(/^<(\/?)([^\s/>]*)([\s\S]*?)\/?>$/) ?? [];
  const name = written.toLowerCase();
  if (name === "" || name.startsWith("!") || name.startsWith("?")) return null;
  if (closing !== "") {
    onToken({ kind: "close", name });
    return null;
  }
  onToken({ kind: "open", name, attributes, isEmpty: false });
  return unread.has(name) ? name : null;
}
