// The command line. A new command is one line here and one file beside this one, named after it, that exports `usage`
// and `run(args, io)`: read flags with node:util parseArgs, speak to people with io.say, give --json its one document
// with io.answer, refuse with a code of contract/errors.ts ("usage" exits with 2), use the database in withDatabase().
import type { Command } from "./command.ts";
import { runCommand } from "./run-command.ts";

export const commands = {
  start: {
    summary: "Start everything: database, server, worker and web pages",
    load: () => import("./start.ts"),
  },
  demo: {
    summary: "Start everything with an example company in it, and a link for each role",
    load: () => import("./demo.ts"),
  },
  dev: { summary: "The same for developing: reloads what you change", load: () => import("./dev.ts") },
  serve: { summary: "Start the HTTP server alone", load: () => import("./serve.ts") },
  work: { summary: "Start the worker alone: jobs, the schedule, long runs", load: () => import("./work.ts") },
  migrate: { summary: "Bring the database to the newest schema", load: () => import("./migrate.ts") },
  doctor: { summary: "Look whether everything needed is there and sound", load: () => import("./doctor.ts") },
  "add-user": {
    summary: "Make an account and a link to its first password",
    load: () => import("./add-user.ts"),
  },
  import: {
    summary: "Bring in files and folders of another system, in one piece",
    load: () => import("./import.ts"),
  },
  export: {
    summary: "Write everything, or some kinds of records, into a file",
    load: () => import("./export.ts"),
  },
  match: {
    summary: "Find who is in files twice, or in several of them, without bringing anything in",
    load: () => import("./match.ts"),
  },
  duplicates: {
    summary: "Search all records for those that are one person or organisation",
    load: () => import("./duplicates.ts"),
  },
  undo: { summary: "Take a whole load back", load: () => import("./undo.ts") },
  recompute: {
    summary: "Compute what every customer brings and costs, and rate them",
    load: () => import("./recompute.ts"),
  },
  value: { summary: "Say what all customers bring together", load: () => import("./value.ts") },
  "cost-model": {
    summary: "Show the cost model, or set it from a file",
    load: () => import("./cost-model.ts"),
  },
  "demo-data": {
    summary: "Make the example company, into the database or as files of three old systems",
    load: () => import("./demo-data.ts"),
  },
  help: { summary: "List the commands, or explain one", load: () => import("./help.ts") },
} as const satisfies Record<string, Command>;

if (import.meta.main) await runCommand(commands, process.argv.slice(2));
