import { Refusal } from "../server/plumbing/refuse.ts";
import type { Commands, Io } from "./command.ts";
import { refuseUnknownCommand } from "./refuse-unknown-command.ts";
import { stopWithStarter } from "./running/stop-with-starter.ts";

/** Runs the command that the arguments name and ends the process: 0 done, 1 refused or failed, 2 wrongly called. */
export async function runCommand(commands: Commands, argv: readonly string[]): Promise<void> {
  const { name, args, json, wantsHelp } = readCall(argv);
  const io = makeIo(json);
  stopWithStarter();
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) refuseUnknownCommand(name, Object.keys(commands));
    if (wantsHelp) {
      const help = await import("./help.ts");
      await help.run([name], io, commands);
      return await end(0);
    }
    const file = await command.load();
    await end((await file.run(args, io, commands)) ?? 0);
  } catch (error) {
    const refusal = asRefusal(error, name);
    if (!(refusal instanceof Refusal)) console.error(error);
    const code = refusal instanceof Refusal ? refusal.code : "unexpected";
    if (json) io.answer({ error: { code, detail: refusal.message } });
    else if (refusal instanceof Refusal) console.error(refusal.message);
    await end(code === "usage" || code === "command_unknown" ? 2 : 1);
  }
}

function readCall(argv: readonly string[]) {
  const cut = argv.indexOf("--") === -1 ? argv.length : argv.indexOf("--");
  const flags = argv.slice(0, cut);
  const isHelp = (word: string) => word === "--help" || word === "-h";
  const words = [...flags.filter((word) => word !== "--json" && !isHelp(word)), ...argv.slice(cut)];
  const [name = "help", ...args] = words;
  return { name, args, json: flags.includes("--json"), wantsHelp: flags.some(isHelp) && name !== "help" };
}

function makeIo(json: boolean): Io {
  let answered = false;
  // Standard output carries the one document and nothing else, whoever prints.
  if (json) console.log = console.error;
  return {
    json,
    say: (line) => void (json ? process.stderr : process.stdout).write(`${line}\n`),
    answer: (document) => {
      if (!json) return;
      if (answered) throw new Error("A command answers with one JSON document; this is the second.");
      answered = true;
      process.stdout.write(`${JSON.stringify(document)}\n`);
    },
  };
}

function asRefusal(error: unknown, command: string): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const isUsage = "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  if (!isUsage) return error;
  // Node adds advice about "--" in further sentences, which only confuses here.
  const problem = `${error.message.split(/[.:] /)[0]?.replace(/\.$/, "")}.`;
  return new Refusal("usage", { problem, command });
}

/** Waits until everything printed has left: process.exit alone cuts off what a pipe has not yet taken. */
async function end(code: number): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise<void>((resolve) => {
      stream.write("", () => resolve());
    });
  }
  process.exit(code);
}
