import { editsWithin } from "../strings/edits-within.ts";

/** One typing error, or two in seven letters and more. */
export function isTypingError(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3) return false;
  const most = shorter >= 7 ? 2 : 1;
  return editsWithin(a, b, most) <= most;
}

/** A typing error, or the one cut short of the other. */
export function areAlike(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a))) return true;
  return isTypingError(a, b);
}
