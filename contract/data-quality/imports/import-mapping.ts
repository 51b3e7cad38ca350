import { z } from "zod";
import { customTypes } from "../../customers/custom-types.ts";
import { Currency, TimeZone } from "../../values.ts";
import { AgreementAnswer, StateAnswer } from "./import-answers.ts";
import { importKindNames } from "./import-kinds.ts";

const Columns = z.union([z.string(), z.array(z.string())]);

const DateOrder = z
  .enum(["day-first", "month-first"])
  .meta({ description: "How 03-07-2021 is read; without it, as the column shows" });
const Decimal = z
  .enum(["point", "comma"])
  .meta({ description: "Which sign 1.234 and 1,234 mean; without it, as the column shows" });

/** Rows of which this column says one of these words, however written, `*` being any; all rows without it. */
const When = z.object({ column: z.string(), is: z.array(z.string()).min(1) });

/**
 * A field of ours; or one whose words are translated or read in a way of their own; or `custom`, to keep a column as a
 * field of the workspace.
 */
const Target = z.union([
  z.string(),
  z.object({
    field: z.string(),
    name: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: "Of the custom field; the column's own unless given" }),
    type: z.enum(customTypes).optional().meta({ description: "Of the custom field; text unless given" }),
    values: z
      .record(z.string(), z.string())
      .optional()
      .meta({ description: "Their word → ours; an empty one leaves the field to another column" }),
    otherwise: z.string().optional().meta({ description: "For words that are not listed" }),
    dateOrder: DateOrder.optional(),
    decimal: Decimal.optional(),
    epoch: z
      .enum(["seconds", "milliseconds"])
      .optional()
      .meta({ description: "Moments are counted from the beginning of 1970" }),
    contains: z.array(z.string().min(1)).optional().meta({
      description: "Yes, where one of these stands somewhere in the words, however written",
    }),
    unless: z.array(When).optional().meta({
      description: "Not where one of these columns says one of its words; an empty word: nothing",
    }),
    isOpposite: z.boolean().optional().meta({
      description: "Amounts have the other sign, as payments in a ledger of what is owed",
    }),
    isPast: z.boolean().optional().meta({
      description: "Two-digit years are of the hundred years until now, as of days of birth",
    }),
    isInCents: z.boolean().optional().meta({
      description: "Amounts are counted in hundredths: `12050` is 120.50",
    }),
    isInHours: z.boolean().optional().meta({
      description: "Minutes are told in hours: `1.5` and `1:30` are 90",
    }),
    isNegative: z.boolean().optional().meta({
      description: "Amounts mean a minus, as what was given back, whether they stand with it or without",
    }),
  }),
]);

const Link = z.object({
  when: When.optional().meta({ description: "Where another column says what kind of record is meant" }),
  starts: z
    .array(z.string())
    .optional()
    .meta({ description: "Only ids that begin so, where the first signs of an id say what it is of" }),
  behind: z.string().optional().meta({
    description: "What stands before the name (`Accounts::::`); words without it name something else",
  }),
  column: Columns.optional().meta({ description: "Where the other record is named" }),
  value: z.string().optional().meta({ description: "The other record's id, the same for every row" }),
  to: z.string().meta({ description: "The module it is in" }),
  orTo: z.array(z.string()).optional().meta({ description: "Further modules it may be in" }),
  by: z.enum(["id", "name", "reach"]).default("id").meta({
    description:
      "`reach`: by a mail address, a phone number or a whole name that one person or organisation has, wherever they came from; `to` says nothing then, and the first column that leads to somebody counts",
  }),
  none: z.array(z.string()).default([]).meta({ description: "Words that mean: no record" }),
  split: z
    .string()
    .min(1)
    .max(5)
    .optional()
    .meta({ description: "What stands between several of them; the first one counts, all are kept" }),
});

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Accounts = z.array(z.tuple([z.int(), z.int()]));

/** How a booking of double entry says what it is to a debtor: their account on one side, and on the other sales or money. */
const Debtor = z.object({
  against: z.string().meta({ description: "The column of the other account" }),
  side: z.string().meta({ description: "The column that says on which side the account of `column` stands" }),
  debit: z.array(z.string()).min(1).meta({ description: "Words for its debit side" }),
  amount: z.string().meta({ description: "The column of the amount, tax included" }),
  reversed: z.string().meta({ description: "The column that says that the booking takes another one back" }),
  accounts: Accounts.meta({ description: "Of debtors, from and to" }),
  sales: Accounts,
  money: Accounts,
  taxed: z.record(z.string(), Accounts).meta({ description: "Percentage of tax → sales accounts with it" }),
});

/** What is done to the words of a column before they are read, in this order; a fix of a single cell comes after all of them. */
const Mend = z.union([
  z
    .object({ column: z.string(), trim: z.literal(true) })
    .meta({ description: "Spaces before, after and doubled" }),
  z.object({ column: z.string(), letters: z.enum(["upper", "lower", "title"]) }),
  z
    .object({ column: z.string(), replace: z.record(z.string(), z.string()) })
    .meta({ description: "The whole cell: this → that; an empty text empties it" }),
  z
    .object({ column: z.string(), withoutLinks: z.literal(true) })
    .meta({ description: "`Ann Lee (https://…)`: the link in brackets behind a name" }),
  z
    .object({ column: z.string(), find: z.string().min(1).max(100), with: z.string().max(100) })
    .meta({ description: "Every place in the cell" }),
  z
    .object({ column: z.string(), otherwise: z.string().min(1).max(500) })
    .meta({ description: "Where the cell is empty" }),
  z
    .object({ column: z.string(), orColumn: z.string() })
    .meta({ description: "Where the cell is empty, what that other column says" }),
  z
    .object({
      column: z.string(),
      split: z.string().min(1).max(5),
      into: z.array(z.string().min(1).max(100)).min(2).max(10),
      rest: z.enum(["first", "last"]).default("last"),
    })
    .meta({ description: "New columns from one; `rest` is the one that takes what is left over" }),
  z
    .object({
      column: z.string(),
      byName: z.enum(["people", "others"]),
      into: z.array(z.string().min(1).max(100)).length(2),
    })
    .meta({
      description:
        "Two new columns, names of people and all others, each cell in one of them; `byName` is the one for names that tell nothing",
    }),
  z
    .object({ column: z.string(), join: z.array(z.string()).min(1).max(5), with: z.string().max(5) })
    .meta({ description: "Its words, and behind them what further columns say: a day, a time, a zone" }),
  z
    .object({ column: z.string(), within: z.object({ from: Day, until: Day }) })
    .meta({ description: "Days written as `1503` or `503`, day and month, of the period in which they lie" }),
  z.object({ column: z.string(), debtor: Debtor, into: z.array(z.string().min(1).max(100)).length(3) }).meta({
    description:
      "New columns from a booking: the debtor's account, what the booking is to them (invoice, credit_note, payment, payment_back), and the tax in its amount",
  }),
]);

/** Whose record it is: the first of these that leads to somebody. */
const PartyStep = z.union([
  z.string().meta({ description: "A link of the row; a person stands for the organisation they work for" }),
  z
    .object({ namedBy: z.string(), through: z.string(), link: z.string() })
    .meta({ description: "The link of another module's row that names this one" }),
]);

const recordShape = {
  kind: z.enum(importKindNames),
  when: When.optional().meta({ description: "For files with rows of several kinds" }),
  id: z
    .array(z.string())
    .default([])
    .meta({ description: "Columns that make up the id; none: the row itself" }),
  name: z.array(z.string()).default([]).meta({ description: "Columns by which other files name it" }),
  columns: z.record(z.string(), z.union([Target, z.array(Target)])).default({}),
  links: z.record(z.string(), Link).default({}),
  always: z
    .record(z.string(), z.string())
    .default({})
    .meta({ description: "Fields that are the same for every row" }),
  usually: z
    .record(z.string(), z.string())
    .default({})
    .meta({ description: "Fields of rows that don't say them, or of files without the column" }),
  party: z.array(PartyStep).default([]),
};

/** Several records in one cell, each with named values: `name:Salt|quantity:2;name:Flour|quantity:1`, or a list of objects in JSON. */
const Packed = z.object({
  column: z
    .string()
    .meta({ description: "Where they stand; `line_item_*`: any number in place of the star" }),
  between: z
    .string()
    .min(1)
    .max(5)
    .optional()
    .meta({ description: "What stands between two of them; one in each cell without it" }),
  fields: z.string().min(1).max(5).meta({ description: "Between the values of one" }),
  names: z.string().min(1).max(5).meta({ description: "Between a value's name and the value" }),
  into: z
    .record(z.string(), z.string())
    .meta({ description: "Name of a value → the column by which the part reads it" }),
});

/** A record that a row describes besides itself: the customer on an order line. One for each distinct id. */
const PartMap = z.object({
  ...recordShape,
  constantId: z.string().optional().meta({ description: "One record for the whole file" }),
  split: z.string().min(1).max(5).optional().meta({
    description:
      "What stands between several of them in a cell; the first one is described unless `splitTo` says otherwise",
  }),
  splitTo: z.enum(["each", "others"]).optional().meta({
    description:
      "Each of those between which `split` stands, in the last column of the id; `others`: all but the first",
  }),
  unless: z
    .array(When)
    .optional()
    .meta({ description: "Not where one of these columns says one of its words; an empty word: nothing" }),
  each: z.array(Packed).optional().meta({
    description: "Where cells hold several such records: one for each of them",
  }),
  isNumbered: z.boolean().optional().meta({
    description: "Several of them may have one id, as the lines of an order do: the second is `#2`",
  }),
  unlessLater: z.string().optional().meta({
    description:
      "Of several with one id the one with the latest `stated_at` counts, here and in that other part, which says the opposite: who agreed after all",
  }),
  unlessNamed: z.boolean().optional().meta({
    description: "Not where an earlier delivery brought a record of that name under another id",
  }),
});

/** How one kind of file becomes records. */
export const ModuleMap = z.object({
  ...recordShape,
  files: z.array(z.string()).default([]).meta({ description: "File names without ending that speak for it" }),
  header: z.array(z.string()).default([]).meta({ description: "Columns that must be there" }),
  signs: z.array(z.string()).default([]).meta({
    description: "Columns that only such files have; at least two of them must be there, whichever",
  }),
  orId: z
    .array(z.string())
    .optional()
    .meta({ description: "What makes up the id in files without the columns of `id`; none: the row itself" }),
  orLinks: z
    .record(z.string(), z.union([Link, z.array(Link)]))
    .default({})
    .meta({
      description:
        "Taken where the column of the link of that name isn't there; of several the first that is",
    }),
  isNumbered: z.boolean().default(false).meta({
    description: "Several rows may have one id, the lines of an order: the second in the file is `#2`",
  }),
  ignored: z.array(z.string()).default([]).meta({ description: "Columns that say what another one says" }),
  mend: z
    .array(Mend)
    .max(200)
    .default([])
    .meta({ description: "What is mended in the words of columns first" }),
  repeats: z
    .boolean()
    .default(false)
    .meta({ description: "Rows that differ in their id alone are one fact" }),
  parts: z.record(z.string(), PartMap).default({}),
  unless: z
    .array(When)
    .optional()
    .meta({ description: "Of files with rows of several kinds: not where one of these columns says so" }),
  besides: z.array(z.string()).optional().meta({
    description: "Further modules to which rows of such a file may belong, each with its `when` or `unless`",
  }),
  passedOver: z.string().max(300).optional().meta({
    description:
      "Why rows that no module takes are rightly left out; without it they are a mistake to be mended",
  }),
});

/** What becomes of a row that looks like a record that is here: it changes that one, becomes one of its own, or waits to be mended. */
export const rowAnswers = ["update", "create", "wait"] as const;
export type RowAnswer = (typeof rowAnswers)[number];

export const KnownRows = z
  .object({ sure: z.enum(rowAnswers).optional(), likely: z.enum(rowAnswers).optional() })
  .meta({
    description:
      "What becomes of rows that look like a record that is here, by how sure that is; as the duplicate policy says unless given",
  });
export type KnownRows = z.output<typeof KnownRows>;

/** How the files of one system become records: what `--map FILE` holds, and what the built-in profiles are. */
export const ImportProfile = z.object({
  source: z.string().min(1).max(60).meta({ description: "Name of the system, for the ids it gave" }),
  title: z.string().optional(),
  dateOrder: DateOrder.optional(),
  decimal: Decimal.optional(),
  timeZone: TimeZone.optional().meta({
    description: "Of moments that name none; the workspace's unless given",
  }),
  yearPivot: z
    .int()
    .min(0)
    .max(100)
    .optional()
    .meta({ description: "Two-digit years below it are of 2000 on, the others of 1900 on; 50 unless given" }),
  currency: Currency.optional().meta({ description: "Of amounts; the base currency unless given" }),
  country: z.string().length(2).optional().meta({ description: "Of phone numbers without one" }),
  known: KnownRows.optional(),
  agreements: AgreementAnswer.optional(),
  states: StateAnswer.optional(),
  isAsWritten: z.boolean().optional().meta({
    description: "Vitalfew's own exports: each cell holds exactly what it is to be, blanks and all",
  }),
  signs: z
    .array(z.string())
    .default([])
    .meta({ description: "Columns of which its files have at least one; `*__c`: any that ends so" }),
  idForm: z
    .enum(["salesforce"])
    .optional()
    .meta({ description: "Ids of 15 and of 18 characters are the same record" }),
  labels: z
    .record(z.string(), z.array(z.string()))
    .default({})
    .meta({ description: "What else a column is called: in other languages, in other kinds of export" }),
  modules: z.record(z.string(), ModuleMap),
});

export type ImportProfileGiven = z.input<typeof ImportProfile>;
export type ImportProfile = z.output<typeof ImportProfile>;
export type ModuleMap = z.output<typeof ModuleMap>;
export type PartMap = z.output<typeof PartMap>;
export type LinkMap = z.output<typeof Link>;
export type Mend = z.output<typeof Mend>;
export type When = z.output<typeof When>;
