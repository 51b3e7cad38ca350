import { createHash, randomBytes } from "node:crypto";
import { Agent, type IncomingMessage, request } from "node:http";
import { hashNewPassword } from "../../server/administration/sign-on/password.ts";
import type { Database } from "../../server/plumbing/database/db.ts";
import { newId } from "../../server/plumbing/ids.ts";

/** What one request took, in milliseconds; `serverMs` as the server says itself. */
export type Asked = { serverMs: number; roundTripMs: number };

export type Call = {
  method?: "GET" | "POST";
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
};

/** Somebody at a desk: signed in, with connections of their own that stay open, as a browser's do. */
export type User = {
  index: number;
  mail: string;
  /** Value of the cookie `vitalfew`. */
  token: string;
  /** @throws when the answer is a refusal: nothing is measured that did not work */
  ask(url: string, call: Call): Promise<Asked>;
};

/** Everybody's, at the measured desks. */
export const password = "a desk that is never empty";

/** Enters so many managers of the example company, signed in. */
export async function enterUsers(database: Database, count: number): Promise<User[]> {
  const passwordHash = await hashNewPassword(password, { mail: null, name: "Desk" });
  const users = Array.from({ length: count }, (_, index) => userAt(index));
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  for (const user of users) {
    const userId = newId();
    await database.pool.query(
      `insert into user_account (user_id, name, mail, password_hash, role, state)
      values ($1, $2, $3, $4, 'manager', 'active')`,
      [userId, `Desk ${user.index}`, user.mail, passwordHash],
    );
    await database.pool.query(
      `insert into session (token_sha256, session_id, user_id, created_at, seen_at, idle_until, ends_at, ip, user_agent)
      values ($1, $2, $3, now(), now(), $4, $5, '127.0.0.1', 'bench')`,
      [createHash("sha256").update(user.token).digest(), newId(), userId, inDays(14), inDays(60)],
    );
  }
  return users;
}

function userAt(index: number): User {
  const agent = new Agent({ keepAlive: true });
  const token = randomBytes(32).toString("base64url");
  return {
    index,
    // A company that is measured a second time keeps its earlier desks.
    mail: `desk-${index}-${token.slice(0, 8).toLowerCase()}@bench.example`,
    token,
    ask: (url, call) => ask(agent, token, url, call),
  };
}

function ask(agent: Agent, token: string, url: string, call: Call): Promise<Asked> {
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  const { promise, resolve, reject } = Promise.withResolvers<Asked>();
  const began = performance.now();
  const sent = request(
    `${url}${call.path}`,
    {
      agent,
      method: call.method ?? "GET",
      headers: {
        cookie: `vitalfew=${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...call.headers,
      },
    },
    (answer) => {
      let refusal = "";
      const isFine = (answer.statusCode ?? 500) < 400;
      answer.on("data", (chunk) => {
        if (!isFine) refusal += chunk;
      });
      answer.on("error", reject);
      answer.on("end", () => {
        const roundTripMs = performance.now() - began;
        if (isFine) resolve({ roundTripMs, serverMs: serverTimeOf(answer) ?? roundTripMs });
        else reject(new Error(`${call.path} was answered with ${answer.statusCode}: ${refusal}`));
      });
    },
  );
  sent.on("error", reject);
  sent.end(body);
  return promise;
}

function serverTimeOf(answer: IncomingMessage): number | undefined {
  const said = String(answer.headers["server-timing"] ?? "").match(/dur=([\d.]+)/)?.[1];
  return said === undefined ? undefined : Number(said);
}
