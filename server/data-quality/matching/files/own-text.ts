/** The text by itself: cut out of a longer one, it would keep all of that in memory (V8 copies what is shorter than 13). */
export function ownText(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, "utf16le").toString("utf16le");
}
