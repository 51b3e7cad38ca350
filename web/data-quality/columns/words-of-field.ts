import type { WizardTexts } from "../../texts/useWizardTexts.ts";

/** `given_name` → `Given name`. */
export function wordsOfField(field: string, words: WizardTexts["columns"]): string {
  const plain = field.replaceAll("_", " ");
  return words.fields[field] ?? `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
}
