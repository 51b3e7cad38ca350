import { z } from "zod";
import { read, write } from "../endpoint.ts";
import { Currency, TimeZone, Version, Words } from "../values.ts";

export const Locale = z
  .string()
  .max(35)
  .refine(isLocale, "Give a language tag such as en, en-GB or de-CH.")
  .meta({ description: "BCP 47 language tag" });

export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, "Give the country's two letters, such as DE.")
  .meta({ description: "ISO 3166-1 alpha-2" });

export const KnownCurrency = Currency.refine(isCurrency, "Give the currency's three letters, such as EUR.");

function isLocale(tag: string): boolean {
  return accepts(() => new Intl.NumberFormat(tag));
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf("currency").includes(code);
}

function accepts(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch {
    return false;
  }
}

/** Whether who drafted a change of the cost model, or a policy, may also approve it. */
export const approvalRules = ["two", "two_if_possible", "one"] as const;
const approvalHelp =
  "Who approves a change of the cost model or a policy: two, never who drafted it; two_if_possible, somebody else where there is one who may; one, also who drafted it";

export const Workspace = z.object({
  name: z.string(),
  baseCurrency: Currency,
  timeZone: z.string(),
  country: Country.nullable(),
  locale: z.string(),
  fiscalYearStarts: z.int().meta({ description: "Month in which the fiscal year begins, 1 to 12" }),
  viewingsKeptMonths: z
    .int()
    .meta({ description: "For how many months it is kept who looked at figures of profit" }),
  viewingsAnHourMax: z.int().meta({
    description: "Who opens the figures of more customers than this in one hour is noted in the audit",
  }),
  approvalRule: z.enum(approvalRules).meta({ description: approvalHelp }),
  version: Version,
});

export const readWorkspace = read("GET /workspace", {
  summary: "The company that runs this Vitalfew",
  permission: "signed-in",
  output: Workspace.extend({
    isCurrencyFixed: z
      .boolean()
      .meta({ description: "Documents exist, so the base currency can't change any more" }),
  }),
});

export const ChangeWorkspace = z
  .object({
    name: Words(120),
    baseCurrency: KnownCurrency,
    timeZone: TimeZone,
    country: Country.nullable(),
    locale: Locale,
    fiscalYearStarts: z.int().min(1).max(12),
    viewingsKeptMonths: z.int().min(1).max(120),
    viewingsAnHourMax: z.int().min(1).max(100_000),
    approvalRule: z.enum(approvalRules),
  })
  .partial();

export const changeWorkspace = write("PATCH /workspace", {
  summary:
    "Change the workspace: name, base currency, time zone, country, language, fiscal year, audit, who approves",
  permission: "workspace.write",
  ifMatch: true,
  body: ChangeWorkspace,
  output: Workspace,
  errors: ["version_required", "version_stale", "currency_fixed"],
});
