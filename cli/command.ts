/** What a command talks to: people in lines, programs in one JSON document. */
export type Io = {
  /** Whether --json was given. The flag is taken away before the command sees its arguments. */
  json: boolean;
  /** A line for people: on standard output, or on standard error when that belongs to the JSON document. */
  say(line: string): void;
  /** The one JSON document. Printed with --json only; a second one is a mistake. */
  answer(document: unknown): void;
};

/** What every file of a command exports. */
export type CommandFile = {
  /** The first line shows how it is called; below it stands one line for each option. */
  usage: string;
  /** Refuses with codes of contract/errors.ts; a number is the exit code when it isn't 0. */
  run(args: string[], io: Io, commands: Commands): Promise<void> | Promise<number>;
};

/** One line of the table of contents. The file is loaded only when its command is wanted. */
export type Command = { summary: string; load(): Promise<CommandFile> };

/** The table of contents in cli/vitalfew.ts; handed to each command, since help reads it. */
export type Commands = Readonly<Record<string, Command>>;
