import type { Io } from "./command.ts";

/** Says where Vitalfew is, and on the first start how its owner gets in. */
export async function announce(url: string, databaseUrl: string, io: Io): Promise<void> {
  io.say(`Vitalfew runs at ${url}`);
  io.say("Stop it with Ctrl-C.");
  io.answer({ url, setupLink: null, pid: process.pid });
}
