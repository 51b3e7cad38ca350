import type { z } from "zod";
import { useTexts } from "../../texts/TextsContext.tsx";
import { useSendForm } from "./useSendForm.ts";

type SchemaFormOptions<Schema extends z.ZodObject, Values> = {
  /** Fetches the schema, `() => import("./case-schema.ts")` and the like: with it comes zod, which no page needs to be seen. */
  schema: () => Promise<Schema>;
  initialValues: Values;
  /** Gets the parsed values; throws an ApiProblem when it is refused. */
  send: (values: z.output<Schema>) => Promise<unknown>;
};

/** A form that mirrors a contract schema: values are checked by the very schema the server uses. See useSendForm. */
export function useSchemaForm<
  Schema extends z.ZodObject,
  Values extends Record<string, unknown> & z.input<Schema>,
>(options: SchemaFormOptions<Schema, Values>) {
  const { app } = useTexts();

  async function schema(): Promise<Schema> {
    return options.schema().catch((cause: unknown) => {
      throw new Error(app.loadFailedSentence, { cause });
    });
  }

  return useSendForm<Values>({
    initialValues: options.initialValues,
    check: async (values) => problemsOf(await schema(), values),
    send: async (values) => options.send((await schema()).parse(blankless(values))),
  });
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
