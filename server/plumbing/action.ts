import type { Endpoint, EndpointsOf, InputOf, OutputOf } from "../../contract/endpoint.ts";
import type { Actor } from "./actor.ts";
import type { Tx } from "./database/db.ts";
import type { Shown } from "./http/shown.ts";

/** What an action of endpoint `E` is called with. */
export type Call<E extends Endpoint> = { tx: Tx; actor: Actor; input: InputOf<E> };

/** Something that must happen to the reply itself: a cookie set or taken away. */
export type ReplyEffect = {
  setCookie?: { name: string; value: string; maxAgeSeconds: number; secure: boolean };
};

/** What the request brought besides its input; only sign-in and the like look at it. */
export type Visit = {
  ip: string;
  userAgent: string;
  /** Came by https, so that a cookie may insist on it. */
  secure: boolean;
  cookies: Readonly<Record<string, string | undefined>>;
  effects: ReplyEffect[];
  /**
   * Set by an action whose reply shows guarded figures that its contract does not declare: a file, say. What the contract
   * declares is noted without it.
   */
  shown?: Omit<Shown, "actor" | "kind">;
};

/** The code of an endpoint: one exported function of the endpoint's name in a file of that name. */
export type Action<E extends Endpoint> = (call: Call<E> & { visit: Visit }) => Promise<OutputOf<E>>;

/** One action for each endpoint of a contract module: a missing or a wrong one does not compile. */
export type Routes<Module> = { [K in keyof EndpointsOf<Module>]: Action<EndpointsOf<Module>[K]> };
