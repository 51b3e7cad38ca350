import { addressOf, type ModuleGiven } from "../module-parts.ts";

type PartsGiven = NonNullable<ModuleGiven["parts"]>;
type LinksGiven = NonNullable<ModuleGiven["links"]>;
type AddressColumns = Parameters<typeof addressOf>[0];

/** How an amount of nothing is written, so that nothing is made of it. */
export const nothing = ["", "0", "-0", "0.0", "0.00", "-0.00", "0,00", "0.000", "0.0000", "0.000000"];

/** The same word as shops, plugins and people write it: `on-hold`, `On hold`, `On Hold`, `ON HOLD`. */
export function everyWay(words: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([word, ours]) => {
      const spaced = word.replace(/[-_]/g, " ");
      return [word, spaced].flatMap((one) =>
        [
          one,
          one.charAt(0).toUpperCase() + one.slice(1),
          one.replace(/(?<=^| )\p{L}/gu, (letter) => letter.toUpperCase()),
          one.toUpperCase(),
        ].map((way) => [way, ours]),
      );
    }),
  );
}

const strokes = ["-", "--", ".", "/", "n/a", "N/A", "none", "None"];

/** Whose an order is: the company on the bill, else the person behind the mail address, else behind the phone number. */
export const whoseOrder = ["account", "person", "party"];

export type BuyerColumns = {
  mail: string;
  phone: string;
  company: string;
  /** Their names, and where else a number stands, as fields of ours; of several columns for one field the last that says something counts. */
  names: Record<string, string>;
  address: AddressColumns;
  /** The column that says something in one row of an order alone, where the buyer stands; else they stand in each. */
  onceIn?: string;
};

/** Who bought: made of the bill, and known again by their mail address. Guests of a shop have nothing else in common. */
export function buyers({ mail, phone, company, names, address, onceIn }: BuyerColumns): {
  parts: PartsGiven;
  links: LinksGiven;
} {
  const always = { role: "customer", stage: "customer" };
  const once = onceIn === undefined ? {} : { when: { column: onceIn, is: ["*"] } };
  const shown = { ...names, [phone]: "phone", ...addressOf(address) };
  const account = { account: { column: company, to: "Companies", none: strokes } };
  return {
    parts: {
      Companies: {
        ...once,
        kind: "organisation",
        id: [company],
        name: [company],
        columns: { [company]: "name", ...addressOf(address) },
        always,
      },
      Customers: {
        ...once,
        kind: "person",
        id: [mail],
        columns: { [mail]: "mail", ...shown },
        links: account,
        always,
      },
      "Customers by phone": {
        ...once,
        kind: "person",
        unless: [{ column: mail, is: ["*"] }],
        id: [phone],
        columns: shown,
        links: account,
        always,
      },
    },
    links: {
      ...account,
      person: { column: mail, to: "Customers" },
      party: { column: phone, to: "Customers by phone", when: { column: mail, is: [""] } },
    },
  };
}

/** What an order asks for besides its goods: it bears nothing of what was taken off them. */
export function extraLine(order: string, amount: string, description: string): PartsGiven[string] {
  return {
    kind: "document_line",
    unless: [{ column: amount, is: nothing }],
    id: [order],
    columns: { [amount]: "list_price" },
    links: { document: { column: order, to: "Orders" } },
    always: { description, quantity: "1", order_discount_amount: "0" },
  };
}

/** What was given back of an order is whose the order is, whatever stands on the bill by now. */
export function refundOf(order: string, { links }: { links: LinksGiven }) {
  return {
    links: {
      ...(links.person && { person: links.person }),
      order: { column: order, to: "Orders" },
    },
    always: { document_kind: "credit_note", state: "confirmed", recognised: "true", title: "Refund" },
  };
}
