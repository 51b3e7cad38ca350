import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import pg from "pg";
import { z } from "zod";
import { commonErrors, type ErrorCode, errors, sentenceOf } from "../../../contract/errors.ts";
import { type FieldProblem, Refusal } from "../refuse.ts";

/** A problem document (RFC 9457) with our code and, for refused input, the fields. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  instance: string;
  fields?: readonly FieldProblem[];
};

/** Answers every failure with a problem document. Refusals are expected; anything else is logged once, with its request number. */
export function answerProblems(
  app: FastifyInstance,
  constraintCodes: Readonly<Record<string, ErrorCode>>,
): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOf(error, constraintCodes);
    if (refusal.code === "unexpected")
      request.log.error({ err: error, request: request.id }, "unexpected failure");
    return sendProblem(request, reply, refusal);
  });
}

/** Sends a refusal as `application/problem+json`. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const details = { request: request.id, ...refusal.details };
  const problem: Problem = {
    type: `urn:vitalfew:problem:${refusal.code}`,
    title: refusal.code.replaceAll("_", " "),
    status: refusal.status,
    detail: sentenceOf(refusal.code, details),
    code: refusal.code,
    instance: request.id,
    ...(refusal.fields.length > 0 && { fields: refusal.fields }),
    ...Object.fromEntries(Object.entries(refusal.details).filter(([name]) => !(name in reserved))),
  };
  const retryAfter = refusal.details.seconds;
  if (refusal.status === 429 && typeof retryAfter === "number") void reply.header("retry-after", retryAfter);
  return reply.status(refusal.status).type("application/problem+json").send(JSON.stringify(problem));
}

const reserved = {
  type: true,
  title: true,
  status: true,
  detail: true,
  code: true,
  instance: true,
  fields: true,
};

function refusalOf(error: FastifyError, constraintCodes: Readonly<Record<string, ErrorCode>>): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof z.ZodError) return new Refusal("input_invalid", {}, fieldsOf(error));
  if (error instanceof pg.DatabaseError && error.constraint !== undefined) {
    const code = constraintCodes[error.constraint];
    if (code !== undefined) return new Refusal(code);
  }
  if (isConnectionFailure(error)) return new Refusal("unavailable");
  switch (error.code) {
    case "FST_ERR_CTP_INVALID_JSON_BODY":
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
      return new Refusal("json_invalid");
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return new Refusal("content_type_unsupported", { expected: "application/json" });
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return new Refusal("body_too_large", { limit: "1 MB" });
    default:
      return new Refusal("unexpected");
  }
}

/** The fields a zod check refused, with its words. */
export function fieldsOf(error: z.ZodError): FieldProblem[] {
  return error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
}

function isConnectionFailure(error: Error & { code?: string }): boolean {
  // 57P01-03: the server is shutting down or starting; 08xxx: connection lost; 53300: too many connections.
  return (
    /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(error.code ?? "") ||
    /Connection terminated/.test(error.message)
  );
}

/** The codes an endpoint may answer with: the common ones and those it declares. */
export function codesOf(declared: readonly ErrorCode[]): ErrorCode[] {
  return [...new Set([...commonErrors, ...declared])].sort((a, b) => errors[a].status - errors[b].status);
}
