import type { Visit } from "../../plumbing/action.ts";

/**
 * The session's cookie. Over https its name carries `__Host-`, with which a browser takes it only from this very host
 * and over https; then the other name isn't even looked at, so that nobody can plant one.
 */
export function sessionCookieName(secure: boolean): string {
  return secure ? "__Host-vitalfew" : "vitalfew";
}

/** The token that came with a request. */
export function sessionTokenOf(request: Pick<Visit, "secure" | "cookies">): string | undefined {
  return request.cookies[sessionCookieName(request.secure)];
}

export function setSessionCookie(visit: Visit, token: string, maxAgeSeconds: number): void {
  visit.effects.push({
    setCookie: { name: sessionCookieName(visit.secure), value: token, maxAgeSeconds, secure: visit.secure },
  });
}

export function clearSessionCookie(visit: Visit): void {
  setSessionCookie(visit, "", 0);
}
