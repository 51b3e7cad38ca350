import { openSetupLink } from "../../server/administration/open-setup-link.ts";
import type { Io } from "../command.ts";

/** Says where Vitalfew is, and until it has an owner, how the first one gets in. */
export async function announce(url: string, databaseUrl: string, io: Io): Promise<void> {
  const setupLink = await openSetupLink({ databaseUrl, baseUrl: url });
  io.say(`Vitalfew runs at ${url}`);
  if (setupLink)
    io.say(`Set it up here, with your name, mail and password (once, within a day): ${setupLink}`);
  io.say("Stop it with Ctrl-C.");
  io.answer({ url, setupLink, pid: process.pid });
}
