/** An order of a made-up shop, in cents: what was bought, what was taken off, and what became of it. */
export type MadeOrder = {
  no: number;
  mail: string;
  name: string;
  company: string;
  phone: string;
  currency: string;
  createdAt: string;
  isTaxIncluded: boolean;
  /** The price is as the shop shows it: with tax where tax is included. */
  lines: { sku: string; name: string; quantity: number; price: number; returned: number }[];
  off: number;
  carriage: number;
  tax: number;
  refunded: number;
  state: "paid" | "pending" | "voided" | "cancelled" | "refunded" | "partially_refunded";
};

const buyers = [
  { mail: "Ada.Stone@Bakery.example", name: "Ada Stone", company: "Bakery Ltd", phone: "+44 113 496 0001" },
  { mail: "ada.stone@bakery.example", name: "Ada Stone", company: "Bakery Ltd", phone: "+44 113 496 0001" },
  { mail: "zoe@mueller.example", name: "Zoë Müller-Łukasik", company: "", phone: "'+49 561 7654321" },
  { mail: "guest@nobody.example", name: "", company: "", phone: "" },
  { mail: "taro@yamada.example", name: "山田 太郎", company: "株式会社山田製作所", phone: "" },
  { mail: "", name: "Till Counter", company: "", phone: "+49 30 5550100" },
  { mail: "", name: "Walk-in", company: "", phone: "" },
  { mail: "noor@haddad.example", name: "Noor Haddad-O’Neil, “Noo”", company: "-", phone: "" },
] as const;

const goods = [
  { sku: "FL-10", name: "Flour 10 kg", price: 1190 },
  { sku: "GL-1", name: 'Gloves, "thick" – XL', price: 4999 },
  { sku: "", name: "Gift card", price: 2500 },
  { sku: "SALT", name: "Salz/Meersalz 🧂", price: 333 },
] as const;

/** Thirty-six orders with what such exports have in them; the same each time. @param isWithTax whether prices are, by order */
export function madeOrders(isWithTax: (at: number) => boolean): MadeOrder[] {
  return Array.from({ length: 36 }, (_, at) => madeOrder(at, isWithTax(at)));
}

function madeOrder(at: number, isTaxIncluded: boolean): MadeOrder {
  const buyer = buyers[at % buyers.length] ?? buyers[0];
  const lines = Array.from({ length: 1 + (at % 4) }, (_, nth) => {
    // The last line of long orders is the first article once more.
    const article = goods[(at + (nth === 3 ? 0 : nth)) % goods.length] ?? goods[0];
    return { ...article, quantity: 1 + ((at + nth) % 3), returned: 0 };
  });
  const goodsCents = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  const off = at === 20 ? goodsCents : at % 5 === 2 ? Math.round(goodsCents * 0.1) : 0;
  const carriage = at % 4 === 1 ? 590 : 0;
  const shown = goodsCents - off + carriage;
  const tax =
    at % 7 === 6 ? 0 : isTaxIncluded ? shown - Math.round(shown / 1.19) : Math.round(shown * 0.0875);
  const gross = isTaxIncluded ? shown : shown + tax;
  const state = at === 8 || at === 17 ? "cancelled" : at === 11 ? "voided" : at === 13 ? "pending" : "paid";
  const isPart = at === 5 || at === 24;
  const isWhole = at === 30;
  if (isPart && lines[0]) lines[0].returned = 1;
  const back = isWhole ? gross : isPart ? Math.round(((lines[0]?.price ?? 0) * gross) / (shown || 1)) : 0;
  return {
    no: 1001 + at,
    ...buyer,
    currency: at % 9 === 4 ? "CHF" : "EUR",
    createdAt: `2024-0${1 + (at % 9)}-${String(10 + (at % 18))} 23:${String(10 + at)}:05 +0200`,
    isTaxIncluded,
    lines,
    ...{ off, carriage, tax },
    refunded: state === "cancelled" ? gross : back,
    state: isWhole ? "refunded" : isPart ? "partially_refunded" : state,
  };
}

/** What an order comes to, worked out from what was bought: with tax, without it, and what its goods come to in shown prices. */
export function totalsOf({ lines, off, carriage, tax, isTaxIncluded }: MadeOrder) {
  const goodsCents = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  const gross = goodsCents - off + carriage + (isTaxIncluded ? 0 : tax);
  return { gross, net: gross - tax, goods: goodsCents - off };
}

export function isInForce({ state }: MadeOrder): boolean {
  return state !== "voided" && state !== "cancelled";
}

export function money(cents: number): string {
  return `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;
}

/** Rows as such a file has them. */
export function asCsv(header: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string {
  const cell = (words = "") => (/[",\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);
  return [header, ...rows.map((row) => header.map((column) => row[column] ?? ""))]
    .map((cells) => cells.map(cell).join(","))
    .join("\n");
}
