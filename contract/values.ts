import { z } from "zod";
import { fillOr } from "./field-sentences.ts";

/** A record's id: UUID, version 7, made by the application. */
export const Id = z.uuid();

/** A business day in the workspace's time zone, `2026-11-21`. */
export const Day = z.iso.date().meta({ description: "Business day, YYYY-MM-DD" });

/** A moment in time, ISO 8601 in UTC. */
export const Instant = z.iso.datetime().meta({ description: "Moment in time, ISO 8601, UTC" });

/** A decimal amount as text, so that no digit is lost on the way. Its currency stands beside it or is the base currency. */
export const Amount = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,6})?$/, { error: fillOr("Write an amount such as 1234.56.") })
  .meta({ description: "Decimal amount as text" });

/** ISO 4217 code, `EUR`. */
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: fillOr("Name a currency by three letters, such as EUR.") })
  .meta({ description: "ISO 4217 code" });

/** A text a person typed: trimmed, not empty. */
export const Words = (charactersMax: number) => z.string().trim().min(1).max(charactersMax);

/** Number of the record's version, for If-Match. */
export const Version = z.int().positive().meta({ description: "Version for If-Match" });

/** A flag in a query string: `true` or `false`. */
export const Flag = z.stringbool({ truthy: ["true", "1"], falsy: ["false", "0"] });

/** One or several of a choice in a query string, with commas between them: `A,B`. */
export function AnyOf<Choice extends z.ZodType<string, string>>(choice: Choice) {
  return z
    .string()
    .max(500)
    .transform((text) => text.split(","))
    .pipe(z.array(choice).min(1))
    .meta({ description: "One or several, with commas between them" });
}

/**
 * What every list takes: how many rows (at most 200), and the mark where the page before ended.
 * Keyset paging: page 10,000 costs what page 1 costs.
 */
export const PageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
};

/** One page of a list; `next` is the mark of the following page, null on the last one. */
export function Page<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), next: z.string().nullable() });
}

const guards = new WeakMap<z.core.$ZodType, "money.read">();

/**
 * A field that only leaves the server for those who may see money. For everybody else it isn't there,
 * so it is optional in the contract.
 */
export function money<Field extends z.ZodType>(field: Field) {
  const guarded = field.optional();
  guards.set(guarded, "money.read");
  return guarded;
}

/** The permission a field asks for on top of its endpoint's, if any. */
export function guardOf(field: z.ZodType): "money.read" | undefined {
  // `.meta()` and `.describe()` give a copy that knows what it was made from: a described amount stays guarded.
  for (let at: z.core.$ZodType | undefined = field; at !== undefined; at = at._zod.parent) {
    const guard = guards.get(at);
    if (guard !== undefined) return guard;
  }
  return undefined;
}

export const TimeZone = z
  .string()
  .max(60)
  .refine(isTimeZone, "Give a time zone by its IANA name, such as Europe/Berlin.")
  .meta({ description: "IANA time zone" });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
