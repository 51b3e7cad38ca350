import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { markLength } from "./detect-encoding.ts";
import { openBytes, type Source } from "./source.ts";

/**
 * A source as text, piece by piece, without its mark (or marks: programs add a second one) and without NUL characters,
 * which no cell can hold.
 * @param encoding as `inspectBytes` names it; `utf-8+windows-1252` reads every line as what it is
 */
export async function* readText(source: Source, encoding: string): AsyncGenerator<string> {
  const decode = decoderOf(encoding);
  let isStart = true;
  let isAtStart = true;
  for await (const piece of await openBytes(source)) {
    const bytes = isStart ? piece.subarray(markLength(piece, encoding)) : piece;
    isStart = false;
    const decoded: string = decode(bytes, false);
    const text: string = isAtStart ? decoded.replace(/^\ufeff+/, "") : decoded;
    isAtStart &&= text === "";
    if (text !== "") yield text.includes("\0") ? text.replaceAll("\0", "") : text;
  }
  const rest = decode(Buffer.alloc(0), true);
  if (rest !== "") yield rest;
}

type Decode = (bytes: Buffer, isLast: boolean) => string;

function decoderOf(encoding: string): Decode {
  const [first = encoding, second] = encoding.split("+");
  if (second !== undefined) return lineByLine(second);
  if (/^utf-(8|16)/.test(first)) {
    const decoder = new TextDecoder(first, { ignoreBOM: true });
    return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast });
  }
  const decoder = iconv.getDecoder(first);
  return (bytes, isLast) => (isLast ? (decoder.end() ?? "") : decoder.write(bytes)).toWellFormed();
}

/** Two files put together have two encodings: a line that is no UTF-8 is read as the other. */
function lineByLine(other: string): Decode {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes, isLast) => {
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const end = isLast ? all.length : all.lastIndexOf(10) + 1;
    rest = all.subarray(end);
    const whole = all.subarray(0, end);
    if (isUtf8(whole)) return whole.toString("utf8");
    let text = "";
    for (let at = 0; at < whole.length; ) {
      const next = whole.indexOf(10, at) + 1 || whole.length;
      const line = whole.subarray(at, next);
      text += isUtf8(line) ? line.toString("utf8") : iconv.decode(line, other);
      at = next;
    }
    return text;
  };
}
