import type { FieldType } from "../../../../../contract/data-quality/imports/import-kind.ts";
import { offsetAt } from "./zones.ts";

const day = /^\d{4}-\d{2}-\d{2}$/;
const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;

/**
 * A value as Vitalfew writes it out: texts to the letter, days of any year, moments to the microsecond. Null for what isn't
 * written so (somebody changed the file), which is then read like any other.
 * @returns of a moment the local time of the workspace with its distance from UTC, `2026-10-25T02:30:00.25+02:00`: at
 *   the hour that comes twice the clock alone doesn't tell
 */
export function readExactly(type: FieldType, words: string, timeZone: string): string | null {
  switch (type) {
    case "text":
      return words;
    case "day":
      return day.test(words) && isoDay(Date.parse(`${words}T00:00:00Z`)) === words ? words : null;
    case "instant":
      return moment.test(words) ? withOffset(words, timeZone) : null;
    default:
      return null;
  }
}

function withOffset(words: string, timeZone: string): string | null {
  const utc = Date.parse(`${words.slice(0, 19)}Z`);
  if (isoDay(utc) !== words.slice(0, 10)) return null;
  const offset = Math.round(offsetAt(utc, timeZone) / 1_000);
  const local = new Date(utc + offset * 1_000).toISOString().slice(0, 19);
  return `${local}${words.slice(19, -1)}${offset < 0 ? "-" : "+"}${clock(Math.abs(offset))}`;
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return (parts[2] === 0 ? parts.slice(0, 2) : parts).map((part) => String(part).padStart(2, "0")).join(":");
}

function isoDay(ms: number): string {
  return Number.isNaN(ms) ? "" : new Date(ms).toISOString().slice(0, 10);
}
