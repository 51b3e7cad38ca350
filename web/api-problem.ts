import type { ErrorCode } from "../contract/errors.ts";

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

/** Reads the problem document (RFC 9457) of a refused response; anything else (a proxy's page) becomes `unavailable`. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const said: unknown = await response.json().catch(() => undefined);
  if (!isProblemDocument(said)) {
    return new ApiProblem(
      "unavailable",
      `The server answered ${response.status} without a reason. Try again in a minute.`,
      { status: response.status },
    );
  }
  const { code, detail, status, instance, fields = [], ...details } = said;
  // The first word on a field counts; later ones repeat it more narrowly.
  const first = fields.toReversed().map((field) => [field.path, field.message]);
  return new ApiProblem(code, detail, { status, instance, fields: Object.fromEntries(first), details });
}

type ProblemDocument = {
  code: ErrorCode;
  detail: string;
  status: number;
  instance?: string;
  fields?: readonly { path: string; message: string }[];
  [more: string]: unknown;
};

function isProblemDocument(said: unknown): said is ProblemDocument {
  if (typeof said !== "object" || said === null) return false;
  return (
    "code" in said &&
    typeof said.code === "string" &&
    "detail" in said &&
    typeof said.detail === "string" &&
    "status" in said
  );
}
