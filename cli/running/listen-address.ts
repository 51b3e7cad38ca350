import { createServer } from "node:net";
import { Refusal, refuse } from "../../server/plumbing/refuse.ts";

export type ListenAddress = { port: number; host: string };

/**
 * The address people use when a reverse proxy stands in front, from VITALFEW_URL. Then, and only then, its headers are
 * believed when they say where a request came from.
 */
export function publicAddress(env: NodeJS.ProcessEnv): string | undefined {
  const wish = env.VITALFEW_URL?.trim();
  if (!wish) return undefined;
  const url = URL.parse(wish);
  if (!url || !/^https?:$/.test(url.protocol)) refuse("public_address_invalid", { url: wish });
  return url.href.replace(/\/$/, "");
}

/** PORT and HOST from the environment: 4400 on this machine alone, unless somebody says otherwise. */
export function listenAddress(env: NodeJS.ProcessEnv): ListenAddress {
  const wish = env.PORT?.trim() || "4400";
  const port = Number(wish);
  if (!/^\d+$/.test(wish) || port > 65_535) refuse("port_invalid", { port: wish });
  return { port, host: env.HOST?.trim() || "127.0.0.1" };
}

/** Refuses when another program listens there, before anything else is started in vain. */
export function refuseTakenPort({ port, host }: ListenAddress): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const probe = createServer();
  probe.on("error", (error) => reject(portRefusal(error, port)));
  probe.listen(port, host, () => probe.close(() => resolve()));
  return promise;
}

function portRefusal(error: Error, port: number): Error {
  const code = "code" in error ? error.code : "";
  if (code === "EADDRINUSE") return new Refusal("port_taken", { port });
  if (code === "EACCES") return new Refusal("port_closed", { port });
  return error;
}
