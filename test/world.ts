import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Endpoint, GivenOf, OutputOf } from "../contract/endpoint.ts";
import type { Role, Scope } from "../contract/permissions.ts";
import type { DB } from "../db/rows.ts";
import type { Problem } from "../server/plumbing/http/problems.ts";

/** The people of every test: one for each role, a seller of another team, and one who sees only her own customers. */
export const people = {
  owner: person("01", "Ada Quill", "owner"),
  manager: person("02", "Bruno Hale", "manager"),
  operator: person("03", "Cora Lind", "operator"),
  seller: person("04", "Dov Marsh", "seller", "north"),
  otherSeller: person("05", "Edda Roux", "seller", "south"),
  ownSeller: person("06", "Fay Osei", "seller", "north", "own"),
  marketer: person("07", "Gita Moreau", "marketer"),
  steward: person("08", "Hugo Tamm", "steward"),
  auditor: person("09", "Ines Varga", "auditor"),
} as const;

export type Who = keyof typeof people;

export const teams = {
  north: { teamId: "00000000-0000-7000-8000-0000000000a1", name: "North" },
  south: { teamId: "00000000-0000-7000-8000-0000000000a2", name: "South" },
} as const;

/** Everybody's password, for tests that sign in through the form. */
export const password = "correct horse battery staple";

// argon2id of it, made once: hashing it anew for nine people would cost every test file a quarter of a second.
const passwordHash =
  "$argon2id$v=19$m=19456,t=2,p=1$07YKR4L/yeHr4taUZ+xJzw$LN7iyUIhil7HKqpxRtnjiG8sMvia/1cYePUbr7aH5FA";

export type Person = {
  userId: string;
  name: string;
  mail: string;
  role: Role;
  teamId: string | null;
  scope: Scope | null;
  /** Value of the cookie `vitalfew` of a session that is live after `world()`. */
  token: string;
};

function person(no: string, name: string, role: Role, team?: "north" | "south", scope?: Scope): Person {
  return {
    userId: `00000000-0000-7000-8000-0000000001${no}`,
    name,
    mail: `${name.split(" ")[0]?.toLowerCase()}@vitalfew.example`,
    role,
    teamId: team === undefined ? null : `00000000-0000-7000-8000-0000000000a${team === "north" ? 1 : 2}`,
    scope: scope ?? null,
    token: createHash("sha256").update(`the session of ${name}`).digest("base64url"),
  };
}

/** Puts the teams, the people and a live session for each of them into a database. */
export async function world(database: { kysely: Kysely<DB> }): Promise<typeof people> {
  const db = database.kysely;
  await db
    .insertInto("team")
    .values(Object.values(teams).map((team) => ({ team_id: team.teamId, name: team.name })))
    .execute();
  await db
    .insertInto("user_account")
    .values(
      Object.values(people).map((one) => ({
        user_id: one.userId,
        name: one.name,
        mail: one.mail,
        password_hash: passwordHash,
        role: one.role,
        record_scope: one.scope,
        team_id: one.teamId,
        state: "active",
      })),
    )
    .execute();
  await signEverybodyIn(database);
  return people;
}

/** Gives everybody their session, again if it was ended. */
export async function signEverybodyIn(database: { kysely: Kysely<DB> }): Promise<void> {
  const now = new Date();
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
  await database.kysely.deleteFrom("session").execute();
  await database.kysely
    .insertInto("session")
    .values(
      Object.values(people).map((one) => ({
        token_sha256: createHash("sha256").update(one.token).digest(),
        session_id: one.userId.replace("8000", "8001"),
        user_id: one.userId,
        created_at: now,
        seen_at: now,
        idle_until: inDays(14),
        ends_at: inDays(90),
        ip: "127.0.0.1",
        user_agent: "Tests",
      })),
    )
    .execute();
}

/** What a call of the API gave: `body` as the contract declares it when it succeeded, else `problem`. */
export type Answer<E extends Endpoint> = {
  status: number;
  body: OutputOf<E>;
  problem: Problem | undefined;
  headers: Headers;
};

/** Headers (an Idempotency-Key, say) and, for an upload, the bytes. */
export type CallOptions = { headers?: Readonly<Record<string, string>>; file?: Uint8Array<ArrayBuffer> };

export type Client = {
  call<E extends Endpoint>(endpoint: E, input?: GivenOf<E>, options?: CallOptions): Promise<Answer<E>>;
};

/** The API as one of the people uses it: `asPerson(server, "operator").call(customers.createParty, { … })`. */
export function asPerson(server: { url: string }, who: Who): Client {
  return clientOf(server.url, { cookie: `vitalfew=${people[who].token}` });
}

/** The API as somebody uses it who is not signed in. */
export function asStranger(server: { url: string }): Client {
  return clientOf(server.url, {});
}

/** The API as a program uses it that holds a key. */
export function asProgram(server: { url: string }, key: string): Client {
  return clientOf(server.url, { authorization: `Bearer ${key}` });
}

function clientOf(url: string, identity: Readonly<Record<string, string>>): Client {
  return {
    async call(endpoint, input, options = {}) {
      const request = requestOf(endpoint, input ?? {}, options);
      const response = await fetch(`${url}/api/v1${request.address}`, {
        method: endpoint.method,
        headers: { ...identity, ...request.headers, ...options.headers },
        ...(request.body !== undefined && { body: request.body }),
      });
      const text = await response.text();
      const body = text === "" ? null : JSON.parse(text);
      const { status, headers, ok } = response;
      return { status, headers, body, problem: ok ? undefined : body };
    },
  };
}

/** Sorts one flat input into path, query string, body and If-Match, as the contract declares them. */
function requestOf(endpoint: Endpoint, input: Readonly<Record<string, unknown>>, options: CallOptions) {
  const { version, ...rest } = input;
  const left = new Map(Object.entries(endpoint.ifMatch ? rest : input));
  const address = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = left.get(name);
    left.delete(name);
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams();
  for (const name of Object.keys(endpoint.query?.shape ?? {})) {
    const value = left.get(name);
    left.delete(name);
    if (value !== undefined) query.set(name, Array.isArray(value) ? value.join(",") : String(value));
  }
  const headers: Record<string, string> = {};
  if (endpoint.ifMatch && version !== undefined) headers["if-match"] = `"${String(version)}"`;
  let body: string | Uint8Array<ArrayBuffer> | undefined;
  if (options.file !== undefined) {
    headers["content-type"] = "application/octet-stream";
    body = options.file;
  } else if (endpoint.body !== undefined) {
    headers["content-type"] = "application/json";
    body = JSON.stringify(Object.fromEntries(left));
  }
  return { address: query.size > 0 ? `${address}?${query}` : address, headers, body };
}
