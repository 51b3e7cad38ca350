import { type ChangeEvent, useRef, useState } from "react";
import { readAt, withAt } from "./field-paths.ts";

/** Path of a field (`name`, `terms.0.each`) → what is wrong with it. */
export type FieldErrors = Readonly<Record<string, string>>;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

type ItemOf<List> = List extends readonly (infer Item)[] ? Item : never;

/**
 * What stands in the fields of a form and what is wrong with it. `getInputProps(path)` is spread into a field; the path of
 * a line of a list is `terms.0.each`. What was wrong is forgotten when the field changes, and looked for when it is left.
 * @param check all that is wrong with the values; may take its time
 */
export function useFieldValues<Values extends Record<string, unknown>>(
  initialValues: Values,
  check: (values: Values) => Promise<FieldErrors>,
) {
  const [initial] = useState(initialValues);
  const [values, setValues] = useState(initialValues);
  const [errors, setErrors] = useState<FieldErrors>({});
  // What was typed last is read by a form that is sent before the screen shows it.
  const latest = useRef(values);

  function change(next: Values): void {
    latest.current = next;
    setValues(next);
  }

  function setFieldValue(path: string, value: unknown): void {
    change(withAt(latest.current, path, value));
    setErrors((former) => withError(former, path, undefined));
  }

  async function look(path: string): Promise<void> {
    const looked = latest.current;
    const found = await check(looked);
    // Typed on meanwhile: what was found is of what no longer stands there.
    if (readAt(latest.current, path) !== readAt(looked, path)) return;
    setErrors((former) => withError(former, path, found[path]));
  }

  return {
    values,
    errors,
    setErrors,
    getValues: () => latest.current,
    setFieldValue: <Name extends keyof Values & string>(name: Name, value: Values[Name]) =>
      setFieldValue(name, value),
    insertListItem: <Name extends keyof Values & string>(name: Name, item: ItemOf<Values[Name]>) =>
      setFieldValue(name, [...listAt(latest.current, name), item]),
    removeListItem: (name: keyof Values & string, at: number) =>
      setFieldValue(name, listAt(latest.current, name).toSpliced(at, 1)),
    reset: () => {
      change(initial);
      setErrors({});
    },
    getInputProps: <Path extends string>(path: Path) => ({
      value: readAt(latest.current, path) as Path extends keyof Values ? Values[Path] : string,
      error: errors[path],
      "data-path": path,
      onChange: (given: ChangeEvent<Field> | string | null) => setFieldValue(path, givenBy(given)),
      onBlur: () => void look(path),
    }),
  };
}

/** Fields of the browser give an event, ours the value itself. */
function givenBy(given: ChangeEvent<Field> | string | null): string | null {
  return given === null || typeof given === "string" ? given : given.currentTarget.value;
}

/** The errors with that of one field and of what stands within it replaced. */
function withError(errors: FieldErrors, path: string, error: string | undefined): FieldErrors {
  const others = Object.entries(errors).filter(([name]) => name !== path && !name.startsWith(`${path}.`));
  return Object.fromEntries(error === undefined ? others : [...others, [path, error]]);
}

function listAt(values: Record<string, unknown>, name: string): readonly unknown[] {
  const list = values[name];
  return Array.isArray(list) ? list : [];
}
