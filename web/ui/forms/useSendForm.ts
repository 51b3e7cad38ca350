import { useForm } from "@mantine/form";
import { useState } from "react";
import type { Problem } from "../states/ErrorNote.tsx";

/** What a refused write may say about single fields; ApiProblem fits it. */
type Refusal = Problem & { fields?: Readonly<Record<string, string>> | undefined };

type SendFormOptions<Values extends Record<string, unknown>> = {
  initialValues: Values;
  /** Field → what is wrong with it. */
  check: (values: Values) => Record<string, string>;
  /** Throws a Refusal when it is refused. */
  send: (values: Values) => Promise<unknown>;
};

/**
 * A form that is sent: checked before, busy meanwhile, and what is refused all the same lands beside its field.
 * Gives `form` (Mantine's), `submit` for `<form onSubmit>`, `isBusy`, and `problem`: what was said about the whole form.
 * Forms of the contract take useSchemaForm; this alone is for the few that must come without zod (signing in).
 */
export function useSendForm<Values extends Record<string, unknown>>(options: SendFormOptions<Values>) {
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const form = useForm<Values>({
    initialValues: options.initialValues,
    validate: options.check,
    validateInputOnBlur: true,
  });

  async function send(values: Values) {
    setBusy(true);
    setProblem(undefined);
    try {
      await options.send(values);
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      form.setErrors({ ...refusal.fields });
      setProblem(refusal);
    } finally {
      setBusy(false);
    }
  }

  return { form, problem, isBusy, submit: form.onSubmit((values) => void send(values)) };
}

function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Error) return thrown;
  throw thrown;
}
