import type { listRuns, readImport } from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { StateTone } from "../../ui/marks/StateMark.tsx";
import { wordsOfField } from "../columns/words-of-field.ts";

export type Run = OutputOf<typeof listRuns>["rows"][number];
export type Import = OutputOf<typeof readImport>;
export type ImportFile = Import["files"][number];
export type ProblemKind = Import["problems"][number];

export const tones: Record<Run["state"], { tone: StateTone; shape: "full" | "half" | "hollow" }> = {
  waiting: { tone: "quiet", shape: "hollow" },
  working: { tone: "active", shape: "half" },
  done: { tone: "gain", shape: "full" },
  unbalanced: { tone: "cost", shape: "half" },
  failed: { tone: "cost", shape: "full" },
  cancelled: { tone: "quiet", shape: "full" },
  undone: { tone: "attention", shape: "hollow" },
};

export function isActive(state: Run["state"] | undefined): boolean {
  return state === "waiting" || state === "working";
}

/** `Zoho Contacts`, or the name alone where a system has one kind of file. */
export function whatItIs(file: { source: string | null; module: string | null }): string | null {
  return file.source === null || file.module === null
    ? null
    : `${file.source} ${file.module.replaceAll("_", " ")}`;
}

// These name a field of ours, since no column of theirs filled it; all others name the column.
const ofFields = new Set(["field_missing", "name_missing", "day_assumed", "tax_unknown", "value_endless"]);

/** Where something was found: in which file, and in which column of it, or which field it left empty. */
export function whereOf(
  { code, path, field }: Pick<ProblemKind, "code" | "path" | "field">,
  words: Parameters<typeof wordsOfField>[1],
): string {
  const named = field && ofFields.has(code) ? wordsOfField(field, words) : field;
  return [path, named].filter(Boolean).join(", ");
}

/** `Windows-1252`, `UTF-8`: as the trade writes them. */
export function encodingName(encoding: string): string {
  return encoding
    .replace(/^utf-/i, "UTF-")
    .replace(/^windows-/i, "Windows-")
    .replace(/^iso-/i, "ISO-");
}

/** Rows a second and seconds left, from what was done since the start; nothing in the first second. */
export function pace(
  done: number,
  total: number | null,
  startedAt: string | null,
  now: number,
): { rate?: number; secondsLeft?: number } {
  const seconds = startedAt === null ? 0 : (now - Date.parse(startedAt)) / 1000;
  if (seconds < 1 || done === 0) return {};
  const rate = done / seconds;
  return total === null || total <= done ? { rate } : { rate, secondsLeft: (total - done) / rate };
}
