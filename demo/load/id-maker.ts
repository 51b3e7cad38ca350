import { dayNumber } from "../company/days.ts";
import { mix } from "../company/random.ts";

// Four digits at once: an id is eight look-ups.
const fourDigits = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, "0"));

/** What an id is of; two things of one customer differ in it or in their number. */
export const idPurposes = {
  party: 0,
  contactPoint: 1,
  relationship: 2,
  document: 3,
  payment: 4,
  contact: 5,
  caseFile: 6,
  touch: 7,
  opportunity: 8,
  asset: 9,
  prospect: 10,
  user: 11,
  team: 12,
  product: 13,
  campaign: 14,
} as const;

type What = { purpose: keyof typeof idPurposes; index: number; no: number };

/**
 * An id in the form of UUID version 7 that is the same for the same seed: the time it belongs to, then whose it is and
 * which. `random` bits are a hash, so that ids of two seeds differ.
 */
export function madeId(seed: number, ms: number, { purpose, index, no }: What): string {
  const code = idPurposes[purpose];
  const high = Math.floor(ms / 65_536);
  const hash = mix(mix(seed ^ Math.imul(code + 1, 0x9e3779b9)) ^ mix(index ^ Math.imul(no, 0x85ebca6b)));
  const digits = (value: number) => fourDigits[value & 0xffff] ?? "";
  return `${digits(high >>> 16)}${digits(high)}-${digits(ms % 65_536)}-${digits(0x7000 | (no & 0xfff))}-${digits(
    0x8000 | (code << 8) | ((no >>> 12) & 0xff),
  )}-${digits(hash >>> 16)}${digits(index >>> 16)}${digits(index)}`;
}

/** Milliseconds since 1970 of a day or of an instant to the minute, as the generator writes them. */
export function msOf(text: string): number {
  const day = dayNumber(text) * 86_400_000;
  return text.length === 10
    ? day
    : day + Number(text.slice(11, 13)) * 3_600_000 + Number(text.slice(14, 16)) * 60_000;
}

/**
 * A customer's id, or that of one of its people (`no` from 1). They ascend with the index, so that their rows are
 * written at the end of every index.
 */
export function partyIdAt(seed: number, index: number, no = 0): string {
  return madeId(seed, firstMs + index * stepMs, { purpose: "party", index, no });
}

// 2015 onwards, a few seconds apart: the last of ten million lies before today.
const firstMs = 1_420_070_400_000;
const stepMs = 30_000;
