import { createHash, randomBytes } from "node:crypto";

/** 32 random bytes as text: a session's cookie, a link, an API key. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a token. It is random, so that a plain hash can't be reversed by guessing. */
export function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
