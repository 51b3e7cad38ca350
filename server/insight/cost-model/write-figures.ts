import type { Tx } from "../../plumbing/database/db.ts";

/** How sentences of the cost model write figures. */
export type FigureWriter = {
  /** `6,000`, `2.5` */
  number(value: number): string;
  /** `€12,000`, `€12.50`: a fraction only where there is one. */
  money(value: number): string;
  /** `€0.80`, `€0.8333`: what a minute costs, to the hundredth of a cent. */
  price(value: number): string;
};

/** A writer for one language and currency, as BCP 47 and ISO 4217 name them. */
export function figureWriter({ locale, currency }: { locale: string; currency: string }): FigureWriter {
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const coin = (least: number, most: number) =>
    new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    });
  const [whole, cents, fine] = [coin(0, 0), coin(2, 2), coin(2, 4)];
  return {
    number: (value) => plain.format(value),
    money: (value) => (Number.isInteger(value) ? whole : cents).format(value),
    price: (value) => fine.format(value),
  };
}

/** The writer of the workspace: its language, its base currency. */
export async function workspaceFigures(tx: Tx): Promise<FigureWriter> {
  const [workspace] = await tx.sql<{ locale: string; currency: string }>`
    select locale, base_currency as currency from workspace`;
  if (workspace === undefined) throw new Error("There is no workspace.");
  return figureWriter(workspace);
}
