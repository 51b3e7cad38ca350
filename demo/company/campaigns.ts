import { type DayNumber, dayNumber, dayText } from "./days.ts";
import type { Campaign } from "./records.ts";

// Of a hundred people we know, so many are reached.
const kinds = [
  { month: 2, days: 30, name: "Spring catalogue", type: "Mailing", cost: "4200.00", reach: 9 },
  { month: 5, days: 14, name: "Workshop days", type: "Trade fair", cost: "9800.00", reach: 3 },
  { month: 8, days: 45, name: "Autumn offers", type: "Newsletter", cost: "1600.00", reach: 11 },
  { month: 10, days: 40, name: "Year-end stock-up", type: "Telephone", cost: "3100.00", reach: 6 },
] as const;

/** How many of a hundred a campaign reaches. */
export const reachPercent: Readonly<Record<string, number>> = Object.fromEntries(
  kinds.map(({ name, reach }) => [name, reach]),
);

/** What was done to reach many, four times a year. */
export function describeCampaigns(firstDay: DayNumber, lastDay: DayNumber): Campaign[] {
  const found: Campaign[] = [];
  for (let year = Number(dayText(firstDay).slice(0, 4)); dayNumber(`${year}-01-01`) <= lastDay; year++) {
    for (const { month, days, name, type, cost } of kinds) {
      const startsOn = dayNumber(`${year}-${String(month + 1).padStart(2, "0")}-05`);
      if (startsOn < firstDay || startsOn > lastDay) continue;
      const endsOn = startsOn + days;
      found.push({
        key: `M${year}${month + 1}`,
        name: `${name} ${year}`,
        type,
        startsOn: dayText(startsOn),
        endsOn: dayText(endsOn),
        cost,
      });
    }
  }
  return found;
}
