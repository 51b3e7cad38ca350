/**
 * Rounds the parts of a sum to so many decimals so that what is shown adds up to the total that is shown: what rounding
 * leaves over goes to the parts that lost most by it.
 */
export function addUp(parts: readonly number[], decimals = 0): { parts: number[]; total: number } {
  const scale = 10 ** decimals;
  const scaled = parts.map((part) => part * scale);
  const total = Math.round(scaled.reduce((sum, part) => sum + part, 0));
  const shown = scaled.map((part) => Math.floor(part + 1e-9));
  const left = total - shown.reduce((sum, part) => sum + part, 0);
  const byLoss = scaled
    .map((part, at) => ({ at, lost: part - (shown[at] ?? 0) }))
    .toSorted((a, b) => b.lost - a.lost || a.at - b.at);
  for (const { at } of byLoss.slice(0, Math.max(0, left))) shown[at] = (shown[at] ?? 0) + 1;
  return { parts: shown.map((part) => part / scale), total: total / scale };
}
