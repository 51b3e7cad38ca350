import { type ErrorCode, errors, sentenceOf } from "../../contract/errors.ts";

/** A field of the input that could not be used, and why. */
export type FieldProblem = { path: string; message: string };

/** An expected refusal: a code of contract/errors.ts with what fills its sentence. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly fields: readonly FieldProblem[];
  /** What was written before the refusal is committed all the same: a failed try has to be remembered. */
  readonly leavesTrace: boolean;

  constructor(
    code: ErrorCode,
    details: Readonly<Record<string, unknown>> = {},
    fields: readonly FieldProblem[] = [],
    leavesTrace = false,
  ) {
    super(sentenceOf(code, details));
    this.code = code;
    this.details = details;
    this.fields = fields;
    this.leavesTrace = leavesTrace;
  }

  get status(): number {
    return errors[this.code].status;
  }
}

/** Ends the operation with a code of contract/errors.ts; its transaction is rolled back. */
export function refuse(
  code: ErrorCode,
  details?: Readonly<Record<string, unknown>>,
  fields?: readonly FieldProblem[],
): never {
  throw new Refusal(code, details, fields);
}

/** Ends the operation like `refuse`, but what it has written so far is committed. */
export function refuseWithTrace(code: ErrorCode, details?: Readonly<Record<string, unknown>>): never {
  throw new Refusal(code, details, [], true);
}
