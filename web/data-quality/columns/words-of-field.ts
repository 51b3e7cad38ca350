import type { DataQualityTexts } from "../../texts/useDataQualityTexts.ts";

/** `given_name` → `Given name`. */
export function wordsOfField(field: string, words: DataQualityTexts["columns"]): string {
  const plain = field.replaceAll("_", " ");
  return words.fields[field] ?? `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
}
