import { expect, test } from "vitest";
import { refuseUnknownCommand } from "./refuse-unknown-command.ts";

const known = ["start", "doctor", "import", "undo"];

test.each([
  ["strat", "Did you mean start?"],
  ["Import", "Did you mean import?"],
  ["docter", "Did you mean doctor?"],
  ["elephant", "There are start, doctor, import, undo."],
])("%s", (wrong, hint) => {
  expect(() => refuseUnknownCommand(wrong, known)).toThrow(`There is no command "${wrong}". ${hint}`);
});
