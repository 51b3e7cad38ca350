import { describeCampaigns } from "./campaigns.ts";
import { describeProducts } from "./catalogue.ts";
import { describePools, rates } from "./cost-model.ts";
import { type DayNumber, dayNumber, dayText } from "./days.ts";
import { moneyOf } from "./money.ts";
import { around, randomFor } from "./random.ts";
import { type Company, countries, type DemoChoice } from "./records.ts";
import { staff } from "./staff.ts";

const purpose = 1;

/** The company itself: what all of its customers share. The same choice gives the same one. */
export function describeCompany(choice: DemoChoice): Company {
  const lastDay = dayNumber(choice.until);
  const firstDay = firstDayOf(choice);
  return {
    choice,
    name: "Ostrevin Supplies",
    baseCurrency: "EUR",
    timeZone: "Europe/Berlin",
    from: dayText(firstDay),
    staff: staff.map(({ discountBonus: _, ...member }) => member),
    products: describeProducts(firstDay, lastDay),
    campaigns: describeCampaigns(firstDay, lastDay),
    exchangeRates: describeExchangeRates(choice.seed, firstDay, lastDay),
    pools: describePools(choice.customers),
    rates,
  };
}

/** The books begin on the first day of a month. */
function firstDayOf({ until, years }: DemoChoice): DayNumber {
  const [year = 0, month = 1] = until.split("-").map(Number);
  const isMonthEnd = dayText(dayNumber(until) + 1).endsWith("-01");
  return Date.UTC(year - years, isMonthEnd ? month : month - 1, 1) / 86_400_000;
}

/** A rate for every quarter, a few per cent around the middle. */
function describeExchangeRates(
  seed: number,
  firstDay: DayNumber,
  lastDay: DayNumber,
): Company["exchangeRates"] {
  const found: { currency: string; validFrom: string; rate: string }[] = [];
  const foreign = countries.filter((country) => moneyOf[country].currency !== "EUR");
  for (const [no, country] of foreign.entries()) {
    const { currency, euros } = moneyOf[country];
    const random = randomFor(seed, no, purpose);
    const day = new Date(firstDay * 86_400_000);
    const year = day.getUTCFullYear();
    for (let quarter = Math.floor(day.getUTCMonth() / 3); ; quarter++) {
      const validFrom = Date.UTC(year, quarter * 3, 1) / 86_400_000;
      if (validFrom > lastDay) break;
      found.push({
        currency,
        validFrom: dayText(validFrom),
        rate: (euros * around(random, 0.04)).toFixed(6),
      });
    }
  }
  return found;
}
