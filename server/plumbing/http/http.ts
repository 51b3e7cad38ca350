import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { Download, type Endpoint } from "../../../contract/endpoint.ts";
import { commonErrors, type ErrorCode } from "../../../contract/errors.ts";
import type { Action, ReplyEffect, Visit } from "../action.ts";
import type { Actor } from "../actor.ts";
import { type Database, type Tx, txOf } from "../database/db.ts";
import { newId } from "../ids.ts";
import { Refusal, refuse } from "../refuse.ts";
import { actionOf, endpointsOf, type Slice } from "../slice.ts";
import { headAnswers } from "./answer-headers.ts";
import { claimIdempotencyKey, keepReply } from "./idempotency.ts";
import { describeApi } from "./openapi.ts";
import { packLongAnswers } from "./pack-answers.ts";
import { answerProblems } from "./problems.ts";
import { replyFilter } from "./reply-filter.ts";
import { sendFile } from "./send-file.ts";
import { sayServerTime } from "./server-time.ts";
import { type Shown, shownBy } from "./shown.ts";
import { receiveFile } from "./uploads.ts";

export type HttpOptions = {
  db: Database;
  dataDir: string;
  slices: readonly Slice[];
  /** Finds out who sent the request, in one statement; null for strangers. For a read it begins the snapshot, for a write it stands alone. */
  identify: (tx: Tx, request: FastifyRequest) => Promise<Actor | null>;
  /** Is told what guarded figures left the server; nobody waits for it. */
  noteShown?: (shown: Shown) => void;
  constraintCodes: Readonly<Record<string, ErrorCode>>;
  requestsPerMinute: number;
  log: boolean;
  /** Behind a reverse proxy: its X-Forwarded-For and -Proto say where a request came from. */
  trustProxy?: boolean;
};

/** Makes the HTTP server: every endpoint of the contract under /api/v1, with problems, limits and security headers. */
export async function makeHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.log
      ? // Standard output belongs to the command line's own answer.
        {
          level: "warn",
          redact: ["req.headers.cookie", "req.headers.authorization"],
          stream: process.stderr,
        }
      : false,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 300 },
    trustProxy: options.trustProxy ?? false,
  });
  packLongAnswers(app);
  sayServerTime(app);
  answerProblems(app, options.constraintCodes);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        "default-src": ["'self'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:"],
        "upgrade-insecure-requests": null,
      },
    },
    strictTransportSecurity: false,
  });
  headAnswers(app);
  await app.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: 60_000,
    allowList: (request) => !request.url.startsWith("/api/"),
    errorResponseBuilder: (_request, { ttl }) =>
      new Refusal("too_many_requests", { seconds: Math.ceil(ttl / 1000) }),
  });
  // The body of an upload stays a stream; it is written to disk before the transaction begins.
  app.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));

  app.get("/healthz", async () => {
    await options.db.pool.query("select 1");
    return { state: "ok" };
  });
  for (const slice of options.slices) {
    for (const [name, endpoint] of endpointsOf(slice))
      addRoute(app, options, { name, endpoint, action: actionOf(slice, name) });
  }
  describeApi(app, options.slices);
  return app;
}

/**
 * One request, in this order: who is it, may they, is it sound, begin, act, reply as declared, commit. A read begins before the first.
 */
function addRoute(
  app: FastifyInstance,
  options: HttpOptions,
  { name, endpoint, action }: { name: string; endpoint: Endpoint; action: Action<Endpoint> },
): void {
  const url = `/api/v1${endpoint.path.replace(/\{(\w+)\}/g, ":$1")}`;
  const filter = replyFilter(endpoint.output);
  const shownIn = shownBy(name, endpoint);
  const known = new Set<ErrorCode>([...commonErrors, ...endpoint.errors]);

  app.route({
    method: endpoint.method,
    url,
    bodyLimit: endpoint.upload?.bytesMax ?? 1_048_576,
    handler: async (request, reply) => {
      const visit = visitOf(request);
      const admit = async (tx: Tx): Promise<Admitted> => {
        const actor = await options.identify(tx, request);
        requirePermission(endpoint, actor);
        return { actor, input: await soundInput(endpoint, request, options.dataDir) };
      };
      const answer = async (tx: Tx, { actor, input }: Admitted): Promise<unknown> => {
        const output = await action({ tx, actor: actor ?? stranger, input, visit } as Parameters<
          Action<Endpoint>
        >[0]);
        const declared = asDeclared(endpoint, output);
        return filter && actor ? filter(declared, actor.may) : declared;
      };
      try {
        const { actor, input, ...result } =
          endpoint.kind === "read"
            ? await readAs(options.db, endpoint, admit, answer)
            : await writeAs(options.db, endpoint, request, admit, answer);
        if (actor && options.noteShown) {
          const shown = visit.shown
            ? { actor, kind: name, ...visit.shown }
            : shownIn?.(actor, input, result.reply);
          if (shown) options.noteShown(shown);
        }
        return endpoint.download
          ? await sendFile(reply, Download.parse(result.reply), options.dataDir)
          : send(reply, result, visit.effects);
      } catch (error) {
        if (error instanceof Refusal && !known.has(error.code)) {
          throw new Error(
            `${endpoint.route} refused with ${error.code}, which its contract does not declare.`,
            { cause: error },
          );
        }
        throw error;
      }
    },
  });
}

/** Who asks, and what. */
type Admitted = { actor: Actor | null; input: Record<string, unknown> };

type Answered = Admitted & { status: number; reply: unknown; replayed?: boolean };

type Admit = (tx: Tx) => Promise<Admitted>;

type Answer = (tx: Tx, admitted: Admitted) => Promise<unknown>;

/** Who it is, and the answer, from one snapshot. */
async function readAs(db: Database, endpoint: Endpoint, admit: Admit, answer: Answer): Promise<Answered> {
  return db.read(async (tx) => {
    const admitted = await admit(tx);
    return { ...admitted, status: endpoint.status, reply: await answer(tx, admitted) };
  });
}

async function writeAs(
  db: Database,
  endpoint: Endpoint,
  request: FastifyRequest,
  admit: Admit,
  answer: Answer,
): Promise<Answered> {
  refuseCrossSite(request);
  const admitted = await admit(txOf(db.kysely));
  const { actor, input } = admitted;
  const written = await writeOnce(db, endpoint, request, actor, input, (tx) => answer(tx, admitted));
  return { ...admitted, ...written };
}

const stranger: Actor = {
  userId: null,
  name: "Stranger",
  role: "auditor",
  scope: "own",
  teamId: null,
  door: "screen",
  may: new Set(),
};

function requirePermission(endpoint: Endpoint, actor: Actor | null): void {
  if (endpoint.permission === "public") return;
  if (actor === null) refuse("not_signed_in");
  if (endpoint.permission !== "signed-in" && !actor.may.has(endpoint.permission)) refuse("not_permitted");
}

/** A page of another site may neither send our cookie with a write nor a form in our name. */
function refuseCrossSite(request: FastifyRequest): void {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") refuse("cross_site");
  const origin = request.headers.origin;
  if (origin !== undefined && URL.parse(origin)?.host !== request.headers.host) refuse("cross_site");
  const type = request.headers["content-type"]?.split(";")[0]?.trim();
  if (type !== undefined && type !== "application/json" && type !== "application/octet-stream") {
    refuse("content_type_unsupported", { expected: "application/json" });
  }
}

async function soundInput(
  endpoint: Endpoint,
  request: FastifyRequest,
  dataDir: string,
): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {
    ...endpoint.params?.parse(request.params),
    ...endpoint.query?.parse(request.query),
    ...endpoint.body?.parse(request.body ?? {}),
  };
  if (endpoint.ifMatch) input.version = versionOf(request);
  if (endpoint.upload) input.file = await receiveFile(request, dataDir, endpoint.upload.bytesMax);
  return input;
}

function versionOf(request: FastifyRequest): number {
  const version = Number(request.headers["if-match"]?.replace(/^(W\/)?"?(\d+)"?$/, "$2"));
  if (!Number.isInteger(version)) refuse("version_required");
  return version;
}

function visitOf(request: FastifyRequest): Visit {
  return {
    ip: request.ip,
    userAgent: String(request.headers["user-agent"] ?? "").slice(0, 300),
    secure: request.protocol === "https",
    cookies: request.cookies,
    effects: [],
  };
}

async function writeOnce(
  db: Database,
  endpoint: Endpoint,
  request: FastifyRequest,
  actor: Actor | null,
  input: unknown,
  answer: (tx: Tx) => Promise<unknown>,
): Promise<{ status: number; reply: unknown; replayed?: boolean }> {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || key.length > 200 || actor === null || endpoint.holdsSecrets) {
    return { status: endpoint.status, reply: await writeWithTrace(db, answer) };
  }
  const claim = { actorKey: actor.apiKeyId ?? actor.userId ?? "command", key };
  return db.write(async (tx) => {
    const earlier = await claimIdempotencyKey(tx, { ...claim, route: endpoint.route, input });
    if (earlier !== null) return { ...earlier, replayed: true };
    const stored = { status: endpoint.status as number, reply: await answer(tx) };
    await keepReply(tx, claim, stored);
    return stored;
  });
}

/** The output as its contract declares it. What does not fit is our bug and not the caller's. */
function asDeclared(endpoint: Endpoint, output: unknown): unknown {
  const { success, data, error } = endpoint.output.safeParse(output);
  if (!success)
    throw new Error(`${endpoint.route} answered what its contract does not declare.`, { cause: error });
  return data;
}

/** One transaction; a refusal that leaves a trace commits it and is thrown afterwards. */
async function writeWithTrace<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  const outcome = await db.write(async (tx) => {
    try {
      return { done: await work(tx) };
    } catch (error) {
      if (error instanceof Refusal && error.leavesTrace) return { refusal: error };
      throw error;
    }
  });
  if ("refusal" in outcome) throw outcome.refusal;
  return outcome.done;
}

function send(
  reply: FastifyReply,
  result: { status: number; reply: unknown; replayed?: boolean },
  effects: readonly ReplyEffect[],
) {
  for (const { setCookie } of effects) {
    if (setCookie === undefined) continue;
    void reply.setCookie(setCookie.name, setCookie.value, {
      path: "/",
      httpOnly: true,
      sameSite: "lax",
      secure: setCookie.secure,
      maxAge: setCookie.maxAgeSeconds,
    });
  }
  const version = (result.reply as { version?: unknown } | null)?.version;
  if (typeof version === "number") void reply.header("etag", `"${version}"`);
  if (result.replayed) void reply.header("idempotency-replayed", "true");
  return reply
    .status(result.status)
    .header("cache-control", "no-store")
    .type("application/json")
    .send(JSON.stringify(result.reply ?? null));
}
