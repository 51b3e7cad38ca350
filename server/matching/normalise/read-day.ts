/** Year, month and day as yyyymmdd; a part that isn't known is 0. Null when nothing of it can be read. */
export function readDay(raw: string, dayFirst = true): number {
  if (raw === "") return 0;
  const parts = raw.split(/\D+/).filter((part) => part !== "");
  const [a = "", b = "", c = ""] = parts;
  if (parts.length >= 3) {
    if (a.length === 4) return join(a, b, c.slice(0, 2));
    if (c.length === 4 || c.length === 2) {
      const year = c.length === 4 ? c : Number(c) > 30 ? `19${c}` : `20${c}`;
      if (Number(a) > 12) return join(year, b, a);
      if (Number(b) > 12) return join(year, a, b);
      return dayFirst ? join(year, b, a) : join(year, a, b);
    }
    return 0;
  }
  if (parts.length === 2) {
    const word = /[a-z]{3,}/i.exec(raw)?.[0]?.slice(0, 3).toLowerCase();
    const month = word === undefined ? 0 : months.indexOf(word) + 1;
    if (month > 0 && b.length === 4) return join(b, String(month), a);
    if (a.length === 4) return join(a, b, "0");
    if (b.length === 4) return join(b, a, "0");
    return 0;
  }
  if (parts.length === 1) {
    if (a.length === 8) return Number(a);
    if (a.length === 4) return Number(a) * 10_000;
  }
  return 0;
}
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
function join(year: string, month: string, day: string): number {
  return Number(year) * 10_000 + Number(month) * 100 + Number(day);
}
