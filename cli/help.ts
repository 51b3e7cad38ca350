import type { Commands, Io } from "./command.ts";
import { refuseUnknownCommand } from "./refuse-unknown-command.ts";

export const usage = `vitalfew help [COMMAND]`;

/** Lists the commands, or shows how one of them is called. */
export async function run(args: string[], io: Io, commands: Commands): Promise<void> {
  const [name] = args;
  if (name === undefined) return listCommands(io, commands);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) refuseUnknownCommand(name, Object.keys(commands));
  const file = await command.load();
  io.say(`${command.summary}.\n\n${file.usage}`);
  io.answer({ name, summary: command.summary, usage: file.usage });
}

function listCommands(io: Io, commands: Commands): void {
  const list = Object.entries(commands).map(([name, { summary }]) => ({ name, summary }));
  const width = Math.max(...list.map(({ name }) => name.length));
  io.say("vitalfew COMMAND [--json]\n");
  for (const { name, summary } of list) io.say(`  ${name.padEnd(width)}  ${summary}`);
  io.say(
    "\nnpx vitalfew help COMMAND explains one. With --json a command prints one JSON document and nothing else.",
  );
  io.answer({ commands: list });
}
