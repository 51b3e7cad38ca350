/** What stands at a path such as `name` or `terms.0.each`; undefined where there is no such place. */
export function readAt(values: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((at, name) => (isHolder(at) ? at[name] : undefined), values);
}

/** A copy with another value at a path; what lies beside the path is the same as before. */
export function withAt<Values extends object>(values: Values, path: string, value: unknown): Values {
  const [name = "", ...rest] = path.split(".");
  const now = isHolder(values) ? values[name] : undefined;
  const next = rest.length === 0 ? value : withAt(isHolder(now) ? now : {}, rest.join("."), value);
  if (Array.isArray(values)) return values.with(Number(name), next) as unknown as Values;
  return { ...values, [name]: next };
}

function isHolder(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
