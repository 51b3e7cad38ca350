import { attributeOf, type XmlToken } from "./read-xml.ts";

/** The formats that Excel has without writing them down and that show a day or a time (ECMA-376, 18.8.30). */
function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 22) ||
    (format >= 27 && format <= 36) ||
    (format >= 45 && format <= 47) ||
    (format >= 50 && format <= 58)
  );
}

/** Whether a number format shows a day or a time: it has a letter for one outside of quotes, brackets and escapes. */
export function showsDate(code: string): boolean {
  const plain = code.replace(/"[^"]*"|\[(?!h+\]|m+\]|s+\])[^\]]*\]|\\.|_.|\*./gi, "");
  return /[dmyhs]/i.test(plain) && !/general/i.test(plain);
}

/** Collects the styles (by number, as cells name them) that show a day or a time. */
export function dateStyles() {
  const found = new Set<number>();
  const own = new Map<number, boolean>();
  let isInCellStyles = false;
  let style = 0;
  return {
    found,
    take(token: XmlToken) {
      if (token.kind === "text") return;
      if (token.name === "cellXfs") isInCellStyles = token.kind === "open";
      if (token.kind !== "open") return;
      if (token.name === "numFmt")
        own.set(
          Number(attributeOf(token.attributes, "numFmtId")),
          showsDate(attributeOf(token.attributes, "formatCode") ?? ""),
        );
      if (token.name === "xf" && isInCellStyles) {
        const format = Number(attributeOf(token.attributes, "numFmtId") ?? 0);
        if (own.get(format) ?? isBuiltInDate(format)) found.add(style);
        style += 1;
      }
    },
  };
}
