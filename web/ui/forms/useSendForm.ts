import { type FormEvent, useState } from "react";
import type { Problem } from "../states/ErrorNote.tsx";
import { type FieldErrors, useFieldValues } from "./values/useFieldValues.ts";

/** What a refused write may say about single fields; ApiProblem fits it. */
type Refusal = Problem & { fields?: FieldErrors | undefined };

type SendFormOptions<Values extends Record<string, unknown>> = {
  initialValues: Values;
  /** Field → what is wrong with it. */
  check: (values: Values) => FieldErrors | Promise<FieldErrors>;
  /** Throws a Refusal when it is refused. */
  send: (values: Values) => Promise<unknown>;
};

/**
 * A form that is sent: a field is checked when it is left, all of them before it is sent; busy meanwhile, and what is
 * refused all the same lands beside its field. Gives `form` (see useFieldValues), `submit` for `<form onSubmit>`, `isBusy`, and
 * `problem`: what was said about the whole form. Forms of the contract take useSchemaForm.
 */
export function useSendForm<Values extends Record<string, unknown>>(options: SendFormOptions<Values>) {
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const form = useFieldValues(options.initialValues, (values) => checked(values).catch(say));

  /** A check may have to be loaded first, which may fail as a write may. */
  async function checked(values: Values): Promise<FieldErrors> {
    return options.check(values);
  }

  function say(thrown: unknown): FieldErrors {
    const refusal = asRefusal(thrown);
    setProblem(refusal);
    return { ...refusal.fields };
  }

  async function send(): Promise<void> {
    const values = form.getValues();
    setBusy(true);
    setProblem(undefined);
    try {
      const errors = await checked(values);
      form.setErrors(errors);
      if (Object.keys(errors).length === 0) await options.send(values);
    } catch (thrown) {
      form.setErrors(say(thrown));
    } finally {
      setBusy(false);
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!isBusy) void send();
  }

  return { form, problem, isBusy, submit };
}

function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Error) return thrown;
  throw thrown;
}
