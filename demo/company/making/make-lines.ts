import { demandByMonth, type Item, items } from "../catalogue.ts";
import { type DayNumber, monthOf } from "../days.ts";
import { amountText, type Cents, moneyOf, percentOf, priceIn } from "../money.ts";
import type { Profile } from "../profile-of.ts";
import { chance, pick, type Random, share, whole } from "../random.ts";
import type { Line } from "../records.ts";

/**
 * The lines of an order that comes to about so much.
 * @param listCents at list prices, in cents of a euro
 */
export function makeLines(random: Random, profile: Profile, day: DayNumber, listCents: Cents): Line[] {
  const { level } = profile;
  const count = Math.max(1, whole(random, 1, level <= 1 ? 2 : level <= 4 ? 3 : 5));
  return Array.from({ length: count }, () => makeLine(random, profile, day, listCents / count));
}

function makeLine(random: Random, profile: Profile, day: DayNumber, wantedCents: number): Line {
  const item = pickItem(random, monthOf(day), wantedCents);
  const price = priceIn(profile.country, item.listCents);
  const quantity = Math.max(1, Math.round(wantedCents / item.listCents));
  const list = price * quantity;
  const percent = discountPercentOf(random, profile, quantity);
  const { isWhole, taxPercent } = moneyOf[profile.country];
  const exact = percentOf(list, percent);
  const discount = isWhole ? Math.round(exact / 100) * 100 : exact;
  const isTaxed = profile.kind !== "organisation" || profile.country === "DE";
  const tax = isTaxed ? percentOf(list - discount, taxPercent) : 0;
  return {
    productKey: item.key,
    quantity,
    listPrice: amountText(price),
    listAmount: amountText(list),
    discountAmount: amountText(discount),
    discountName: discount === 0 ? null : discountNameOf(profile, percent, day),
    netAmount: amountText(list - discount),
    taxAmount: amountText(isWhole ? Math.round(tax / 100) * 100 : tax),
  };
}

/** Something of the season that fits the purse: most that is asked for costs less than the whole order. */
function pickItem(random: Random, month: number, wantedCents: number): Item {
  let item = pick(random, items);
  for (let tries = 0; tries < 6; tries++) {
    const isAffordable = item.listCents <= wantedCents * 1.3;
    if (isAffordable && share(random) * 130 < (demandByMonth[item.season][month] ?? 100)) return item;
    item = pick(random, items);
  }
  return item.listCents <= wantedCents * 1.6 ? item : pick(random, cheapItems);
}

const cheapItems = items.filter((item) => item.listCents < 3600);

/** In steps of half a per cent, as people agree on them; owners who like to please give more. */
function discountPercentOf(random: Random, { behaviour, kind, owner }: Profile, quantity: number): number {
  const usual = behaviour.discountPercent;
  if (kind !== "organisation" && usual <= 5) return chance(random, 12) ? 10 : 0;
  const own = owner?.discountBonus ?? 0;
  const volume = quantity >= 50 ? 2 : 0;
  const half = Math.round(2 * (usual * (0.8 + 0.4 * share(random)) + own + volume));
  return Math.max(0, Math.min(44, half / 2));
}

function discountNameOf({ behaviour, kind }: Profile, percent: number, day: DayNumber): string {
  if (behaviour.discountName !== null) return behaviour.discountName;
  if (kind !== "organisation") return "Shop offer";
  if (percent >= 7) return "Volume";
  return monthOf(day) >= 10 ? "Year-end offer" : "Trade terms";
}

/** Some of the lines, or a part of one, with the signs turned. */
export function returnedLines(random: Random, lines: readonly Line[]): Line[] {
  const line = pick(random, lines);
  const quantity = line.quantity === 1 ? 1 : whole(random, 1, Math.max(1, Math.floor(line.quantity * 0.6)));
  const part = (amount: string) => Math.round((centsOf(amount) * quantity) / line.quantity);
  const [list, discount, tax] = [part(line.listAmount), part(line.discountAmount), part(line.taxAmount)];
  return [
    {
      ...line,
      quantity: -quantity,
      listAmount: amountText(-list),
      discountAmount: amountText(-discount),
      netAmount: amountText(discount - list),
      taxAmount: amountText(-tax),
    },
  ];
}

/** What is asked for, tax included, in cents. */
export function totalOf(lines: readonly Line[]): Cents {
  return lines.reduce((sum, line) => sum + centsOf(line.netAmount) + centsOf(line.taxAmount), 0);
}

function centsOf(amount: string): Cents {
  return Math.round(Number(amount) * 100);
}
