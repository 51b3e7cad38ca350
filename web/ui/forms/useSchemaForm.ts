import { useForm } from "@mantine/form";
import { useState } from "react";
import type { z } from "zod";
import type { Problem } from "../states/ErrorNote.tsx";

/** What a refused write may say about single fields; ApiProblem fits it. */
type Refusal = Problem & { fields?: Readonly<Record<string, string>> | undefined };

/**
 * A form that mirrors a contract schema: values are checked by the very schema the server uses, and what the server
 * refuses all the same lands beside its field. `send` gets the parsed values and throws a Refusal when it is refused.
 * Gives `form` (Mantine's), `submit` for `<form onSubmit>`, `isBusy`, and `problem`: what was said about the whole form.
 */
export function useSchemaForm<
  Schema extends z.ZodObject,
  Values extends Record<string, unknown> & z.input<Schema>,
>(options: { schema: Schema; initialValues: Values; send: (values: z.output<Schema>) => Promise<unknown> }) {
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const form = useForm<Values>({
    initialValues: options.initialValues,
    validate: (values) => problemsOf(options.schema, values),
    validateInputOnBlur: true,
  });

  async function send(values: Values) {
    setBusy(true);
    setProblem(undefined);
    try {
      await options.send(options.schema.parse(blankless(values)));
    } catch (refusal) {
      const said = asRefusal(refusal);
      form.setErrors({ ...said.fields });
      setProblem(said);
    } finally {
      setBusy(false);
    }
  }

  return { form, problem, isBusy, submit: form.onSubmit((values) => void send(values)) };
}

function problemsOf(schema: z.ZodObject, values: Record<string, unknown>): Record<string, string> {
  const parsed = schema.safeParse(blankless(values));
  if (parsed.success) return {};
  const problems = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    const path = issue.path.join(".");
    if (!problems.has(path)) problems.set(path, issue.message);
  }
  return Object.fromEntries(problems);
}

/** A field left blank was not filled: `""` becomes `undefined`, so that optional schemas accept it. */
function blankless(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === "" ? undefined : value]),
  );
}

function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Error) return thrown;
  throw thrown;
}
