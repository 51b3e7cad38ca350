type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The fields of a partial change that were sent; `null` empties a field, a field that isn't there stays. */
export function given<T extends object>(changes: T): Partial<Given<T>> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<
    Given<T>
  >;
}
