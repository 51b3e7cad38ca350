import { z } from "zod";
import type { ErrorCode } from "../contract/errors.ts";

/** What the server answers when it says no (RFC 9457), as far as the screen reads it. */
const ProblemDocument = z.looseObject({
  code: z.string(),
  detail: z.string(),
  status: z.number(),
  instance: z.string().optional(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** A refusal with its code, its sentence, the fields it names, and what else the document says (a duplicate's id, say). */
export class ApiProblem extends Error {
  readonly code: ErrorCode | "unreachable";
  readonly status: number;
  readonly instance: string | undefined;
  /** Field path → what is wrong with it. */
  readonly fields: Readonly<Record<string, string>>;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode | "unreachable",
    sentence: string,
    rest: {
      status?: number;
      instance?: string | undefined;
      fields?: Record<string, string>;
      details?: Record<string, unknown>;
    } = {},
  ) {
    super(sentence);
    this.name = "ApiProblem";
    this.code = code;
    this.status = rest.status ?? 0;
    this.instance = rest.instance;
    this.fields = rest.fields ?? {};
    this.details = rest.details ?? {};
  }

  /** No answer came at all. */
  static unreachable(): ApiProblem {
    return new ApiProblem(
      "unreachable",
      "The server can't be reached. Check the connection, then try again.",
    );
  }
}

/** Reads the problem document of a refused response; anything else (a proxy's page) becomes `unavailable`. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const parsed = ProblemDocument.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success)
    return new ApiProblem(
      "unavailable",
      `The server answered ${response.status} without a reason. Try again in a minute.`,
      { status: response.status },
    );
  const { code, detail, status, instance, fields = [], ...details } = parsed.data;
  return new ApiProblem(code as ErrorCode, detail, {
    status,
    instance,
    fields: Object.fromEntries(fields.toReversed().map((field) => [field.path, field.message])),
    details,
  });
}
