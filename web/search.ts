/**
 * What a page understands behind the `?` of its address: one reader per name. A value that was typed wrong is as if it
 * were not there, so an old or broken address still opens its page. For a route's `validateSearch`.
 *
 * Not zod: the routes of all pages stand in the first load, and zod need not (28 kB).
 */

type Reader<Value> = (given: unknown) => Value;

type Shape = Readonly<Record<string, Reader<unknown>>>;
type Optional<S extends Shape> = {
  [K in keyof S as undefined extends ReturnType<S[K]> ? K : never]?: ReturnType<S[K]>;
};
type Sure<S extends Shape> = {
  [K in keyof S as undefined extends ReturnType<S[K]> ? never : K]: ReturnType<S[K]>;
};
type Values<S extends Shape> = { [K in keyof (Optional<S> & Sure<S>)]: (Optional<S> & Sure<S>)[K] };

export type Search<S extends Shape> = { parse: (given: Readonly<Record<string, unknown>>) => Values<S> };

/** The values a Search reads: `SearchValues<typeof CustomersSearch>`. */
export type SearchValues<Of> = Of extends Search<infer S> ? Values<S> : never;

export function searchOf<S extends Shape>(shape: S): Search<S> {
  return {
    parse(given) {
      const read = Object.entries(shape).map(([name, reader]) => [name, reader(given[name])] as const);
      // What stands in the address and means nothing is said to be nothing: the router lays this over the address as it stands.
      return Object.fromEntries(
        read.filter(([name, value]) => value !== undefined || name in given),
      ) as Values<S>;
    },
  };
}

export function text(given: unknown): string | undefined {
  if (typeof given === "number") return String(given);
  return typeof given === "string" && given !== "" ? given : undefined;
}

/** `true` or nothing; an address without it means no. */
export function flag(given: unknown): boolean | undefined {
  if (given === true || given === "true" || given === "1") return true;
  return given === false || given === "false" || given === "0" ? false : undefined;
}

export function wholeNumber({ least = 0 }: { least?: number } = {}): Reader<number | undefined> {
  return (given) => {
    const number = typeof given === "string" && given !== "" ? Number(given) : given;
    return typeof number === "number" && Number.isInteger(number) && number >= least ? number : undefined;
  };
}

export function oneOf<const Words extends readonly string[]>(
  words: Words,
): Reader<Words[number] | undefined> {
  return (given) => words.find((word) => word === given);
}

/** A value that is always there. */
export function orElse<Value>(reader: Reader<Value | undefined>, otherwise: NoInfer<Value>): Reader<Value> {
  return (given) => reader(given) ?? otherwise;
}
