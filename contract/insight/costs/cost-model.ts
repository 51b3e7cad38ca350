import { z } from "zod";
import { Day, Words } from "../../values.ts";
import { ledgerCategories } from "./ledger-lines.ts";

export const LedgerCategory = z.enum(ledgerCategories);

export const ledgerSources = [
  "document_line",
  "document",
  "contact",
  "case_file",
  "campaign_touch",
  "external_line",
  "payment",
  "late_payment",
  "write_off",
  "rebate",
] as const;

export const drivers = [
  "contact",
  "case",
  "sale",
  "sale_line",
  "return",
  "return_line",
  "freight",
  "campaign_touch",
  "payment",
  "late_payment",
] as const;

const Code = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .meta({ description: "Short name in small letters, order-line" });
export const FieldName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_ ]{0,59}$/);
const NotNegative = z.number().min(0).max(1_000_000_000);

export const Pool = z.strictObject({
  code: Code,
  name: Words(100),
  cost: NotNegative.meta({ description: "Supplied cost in base currency" }),
  capacityMinutes: z.number().positive().max(1_000_000_000).meta({ description: "Practical capacity" }),
  months: z.int().min(1).max(120).meta({ description: "Cost and capacity are of so many months" }),
  basis: z.enum(["budget", "actual", "assumed"]),
});

export const Rate = z
  .strictObject({
    minutes: NotNegative.default(0).meta({ description: "Of a timed activity: minutes of the plain case" }),
    terms: z
      .record(FieldName, z.number())
      .default({})
      .meta({ description: "More for each unit of a field: minutes when timed, money when per unit" }),
    unitPrice: NotNegative.default(0).meta({ description: "Of an activity per unit, base currency" }),
    percent: NotNegative.default(0).meta({ description: "Of percent and pass-through, 100 = all of it" }),
  })
  .meta({ description: "What it takes or costs" });

export const Activity = z
  .strictObject({
    code: Code,
    name: Words(100),
    family: Words(100)
      .nullable()
      .default(null)
      .meta({ description: "Name under which sentences sum it with its like" }),
    level: z.enum(["item", "order", "customer", "acquisition", "sustaining"]).default("order"),
    category: z.enum(["serving", "direct_cost", "marketing", "finance"]).default("serving"),
    method: z.enum(["timed", "per_unit", "percent", "pass_through"]),
    pool: Code.nullable().default(null).meta({ description: "Whose minutes, of a timed activity" }),
    driver: z.enum(drivers).meta({ description: "The fact that causes it" }),
    channel: Words(40).nullable().default(null).meta({ description: "Of contacts: only this channel" }),
    kind: Words(40)
      .nullable()
      .default(null)
      .meta({ description: "Of contacts and cases: only this kind; of payments: only this method" }),
    quantityOf: FieldName.nullable()
      .default(null)
      .meta({ description: "What is counted: quantity (of a line) or a field; empty counts each once" }),
    minutesMax: z
      .number()
      .positive()
      .nullable()
      .default(null)
      .meta({ description: "More measured minutes than this are taken for a mistake" }),
    countsAsDemand: z.boolean().default(true),
    rate: Rate.nullable()
      .default(null)
      .meta({ description: "Null: no rate yet; it charges nothing and says so" }),
  })
  .refine((activity) => (activity.method === "timed") === (activity.pool !== null), {
    message: "A timed activity names the pool whose minutes it takes, and no other does.",
    path: ["pool"],
  })
  .refine(({ driver, method }) => driver !== "payment" || method !== "timed", {
    message: "A payment takes no minutes: a price each, a percentage, or what the bank kept.",
    path: ["method"],
  })
  .refine(({ driver, method }) => driver !== "late_payment" || method === "percent", {
    message: "Waiting for payment is a percentage of the open balance for a year.",
    path: ["method"],
  });

/**
 * The cost model as a document: what it names is set from `validFrom` on, what it leaves out stays as it is.
 * What `show` prints can be changed and applied again.
 */
export const CostModelDocument = z
  .strictObject({
    title: Words(200),
    reason: Words(500),
    validFrom: Day.nullable()
      .default(null)
      .meta({ description: "First day it holds; null: since the beginning" }),
    validUntil: Day.nullable().default(null).meta({
      description: "Last day it holds, included; after it what held before goes on. Null: without end",
    }),
    costOfGoods: z
      .strictObject({
        percent: NotNegative.nullable().meta({
          description: "For lines without a known cost; null: they stay unknown",
        }),
        of: z.enum(["list", "net"]),
      })
      .optional(),
    pools: z.array(Pool).max(200).default([]),
    activities: z.array(Activity).max(1000).default([]),
  })
  .refine(
    ({ validFrom, validUntil }) => validUntil === null || (validFrom !== null && validFrom <= validUntil),
    {
      message: "What ends on a day begins on that day or before.",
      path: ["validUntil"],
    },
  );
export type CostModelDocument = z.output<typeof CostModelDocument>;

export const CostModelChange = z.object({
  what: z.enum(["pool", "activity", "rate", "cost_of_goods"]),
  code: z.string(),
  words: z.string().meta({ description: "The change in a sentence" }),
});
