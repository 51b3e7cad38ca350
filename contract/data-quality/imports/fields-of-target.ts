type Target = string | { field: string };

/** Which fields of ours a column becomes, as a mapping says it: none, one, or several. */
export function fieldsOfTarget(target: Target | readonly Target[] | undefined): string[] {
  return [target ?? []].flat().map((one) => (typeof one === "string" ? one : one.field));
}

/** The first of them; empty where there is none. */
export function fieldOf(target: Target | readonly Target[] | undefined): string {
  return fieldsOfTarget(target)[0] ?? "";
}
