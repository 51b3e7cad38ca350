import { join } from "node:path";
import { type Claim, tryClaim } from "../../server/plumbing/embedded-postgres/claim.ts";
import { openFolder } from "../../server/plumbing/embedded-postgres/place.ts";
import { refuse } from "../../server/plumbing/refuse.ts";

/** The lock file of the `vitalfew start` that runs on a data folder; its note is the address. */
export function serverLock(dataDir: string): string {
  return join(dataDir, "server.lock");
}

/** Makes this process the only server of the data folder, or refuses with the address of the one there is. */
export function claimServer(dataDir: string): Claim {
  openFolder(dataDir);
  const claim = tryClaim(serverLock(dataDir));
  if ("release" in claim) return claim;
  const address = claim.note ? `at ${claim.note}` : "and is just starting";
  refuse("already_running", { folder: dataDir, address, pid: claim.pid });
}
