import { z } from "zod";
import type { ErrorCode } from "./errors.ts";
import type { Permission } from "./permissions.ts";

type Shape = z.ZodObject | undefined;

/**
 * One operation of the API: where it is, who may call it, what goes in, what comes out, how it can refuse.
 * The name it is exported under is its operationId, its action's name and its action's file name.
 */
export type Endpoint<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Output extends z.ZodType = z.ZodType,
> = {
  kind: "read" | "write";
  /** `GET /parties/{partyId}`: the identity of the endpoint on both sides. */
  route: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below /api/v1, with `{name}` for each path parameter. */
  path: string;
  summary: string;
  /** `public` needs no sign-in; `signed-in` any account; otherwise the role must hold the permission. */
  permission: Permission | "public" | "signed-in";
  params: Params;
  query: Query;
  body: Body;
  output: Output;
  errors: readonly ErrorCode[];
  /** The body is a file's bytes (application/octet-stream); the action receives `file`. */
  upload: { bytesMax: number } | undefined;
  /** The answer is a file of one of these media types, and the output is a `Download`. */
  download: { types: readonly string[] } | undefined;
  /** The caller must send If-Match; the action receives `version`. */
  ifMatch: boolean;
  /** A password, key or link goes in or comes out: nothing of it is kept for repeated requests (no Idempotency-Key). */
  holdsSecrets: boolean;
  /**
   * Why nobody is written down who reads the guarded figures (`money()`) in its output: they say nothing of what a
   * customer brings. Without a reason every reading is kept as a viewing.
   */
  unlogged: string | undefined;
  /** HTTP status of success. */
  status: 200 | 201 | 202;
};

type Spec<Params extends Shape, Query extends Shape, Body extends Shape, Output extends z.ZodType> = {
  summary: string;
  permission: Endpoint["permission"];
  params?: Params;
  query?: Query;
  body?: Body;
  output: Output;
  errors?: readonly ErrorCode[];
  upload?: { bytesMax: number };
  download?: { types: readonly string[] };
  ifMatch?: boolean;
  holdsSecrets?: boolean;
  unlogged?: string;
  status?: Endpoint["status"];
};

/**
 * What the action of a download answers; the server sends what it names as a file. Nothing of it passes the filter for
 * guarded fields: the action itself leaves out what the actor may not see.
 */
export const Download = z.object({
  name: z.string().meta({ description: "What the file is called where it arrives" }),
  type: z.string().meta({ description: "Media type" }),
  content: z.union([
    z.object({ path: z.string() }),
    z.object({ kept: z.string().meta({ description: "Where it lies in the data folder" }) }),
    z.object({ text: z.string() }),
  ]),
});
export type Download = z.output<typeof Download>;

/** Declares an operation that changes nothing. It runs in a read-only snapshot. */
export function read<
  Output extends z.ZodType,
  Params extends Shape = undefined,
  Query extends Shape = undefined,
>(
  route: `GET /${string}`,
  spec: Omit<
    Spec<Params, Query, undefined, Output>,
    "body" | "upload" | "download" | "ifMatch" | "holdsSecrets" | "status"
  >,
): Endpoint<Params, Query, undefined, Output> {
  return declare("read", route, spec);
}

/** Declares a reading operation that answers with a file. */
export function download<Params extends Shape = undefined, Query extends Shape = undefined>(
  route: `GET /${string}`,
  spec: Pick<
    Spec<Params, Query, undefined, typeof Download>,
    "summary" | "permission" | "params" | "query" | "errors"
  > & {
    types: readonly string[];
  },
): Endpoint<Params, Query, undefined, typeof Download> {
  const { types, ...others } = spec;
  return declare("read", route, { ...others, output: Download, download: { types } });
}

/** Declares an operation that changes something. It runs in one transaction. */
export function write<
  Output extends z.ZodType,
  Params extends Shape = undefined,
  Query extends Shape = undefined,
  Body extends Shape = undefined,
>(
  route: `${"POST" | "PUT" | "PATCH" | "DELETE"} /${string}`,
  spec: Omit<Spec<Params, Query, Body, Output>, "download">,
): Endpoint<Params, Query, Body, Output> {
  return declare("write", route, spec);
}

function declare<Params extends Shape, Query extends Shape, Body extends Shape, Output extends z.ZodType>(
  kind: "read" | "write",
  route: string,
  spec: Spec<Params, Query, Body, Output>,
): Endpoint<Params, Query, Body, Output> {
  const space = route.indexOf(" ");
  return {
    kind,
    route,
    method: route.slice(0, space) as Endpoint["method"],
    path: route.slice(space + 1),
    summary: spec.summary,
    permission: spec.permission,
    params: spec.params as Params,
    query: spec.query as Query,
    body: spec.body as Body,
    output: spec.output,
    errors: spec.errors ?? [],
    upload: spec.upload,
    download: spec.download,
    ifMatch: spec.ifMatch ?? false,
    holdsSecrets: spec.holdsSecrets ?? false,
    unlogged: spec.unlogged,
    status: spec.status ?? 200,
  };
}

/** A file that was received whole, lying in the data folder until the action takes or drops it. */
export type ReceivedFile = { path: string; bytes: number; sha256: string };

// biome-ignore lint/complexity/noBannedTypes: the empty part of an intersection
type Nothing = {};
type Parsed<S extends Shape> = S extends z.ZodObject ? z.output<S> : Nothing;
type Given<S extends Shape> = S extends z.ZodObject ? z.input<S> : Nothing;
type Flat<T> = { [K in keyof T]: T[K] };

/** What the action receives: path, query and body in one flat object, parsed. */
export type InputOf<E extends Endpoint> = Flat<
  Parsed<E["params"]> &
    Parsed<E["query"]> &
    Parsed<E["body"]> &
    (E["upload"] extends undefined ? Nothing : { file?: ReceivedFile }) & { version?: number }
>;

/** What a caller gives: the same object before parsing, defaults left out. */
export type GivenOf<E extends Endpoint> = Flat<
  Given<E["params"]> & Given<E["query"]> & Given<E["body"]> & { version?: number }
>;

/** What comes back. */
export type OutputOf<E extends Endpoint> = z.output<E["output"]>;

/** The endpoints among a contract module's exports (it exports schemas too). */
export type EndpointsOf<Module> = {
  [K in keyof Module as Module[K] extends Endpoint ? K : never]: Module[K] & Endpoint;
};

export function isEndpoint(value: unknown): value is Endpoint {
  return (
    typeof value === "object" &&
    value !== null &&
    "route" in value &&
    "output" in value &&
    "permission" in value
  );
}
