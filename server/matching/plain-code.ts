import { plainText } from "./normalise/plain-words.ts";

/** A number or code without blanks, signs and case. */
export const plainCode = (raw: string) => plainText(raw).replaceAll(" ", "");

/**
 * A tax number without the country in front and the tax behind, which one system writes and another doesn't: "BE 0403.170.701" is
 * "0403170701", "CHE-123.456.789 MWST" is "123456789".
 */
export const taxCode = (raw: string) =>
  plainCode(raw)
    .replace(/^(?:che|[a-z]{2})(?=[a-z]?\d{8})/, "")
    .replace(/(?<=\d)(?:mwst|tva|iva|vat)$/, "");
