import { expect, test } from "vitest";
import { passwordProblem } from "./password-rule.ts";

const ada = { name: "Ada Quill", mail: "ada.quill@nordwind.example" };

test.each([
  ["river lamp under seven", null],
  ["Großmutters Apfelkuchen", null],
  ["ada likes to sing at night", null],
  ["short enough", null],
  ["too short !", /at least 12 characters/],
  ["é".repeat(201), /at most 200/],
  ["Password1234", /Many people/],
  ["correct horse battery staple", /Many people/],
  ["aaaaaaaaaaaaaa", /pattern/],
  ["abcabcabcabcabc", /pattern/],
  ["abcdefghijklm", /pattern/],
  ["98765432109876", /pattern/],
  ["qwertyuiopasdf", /Many people|pattern/],
  ["ada.quill@nordwind.example", /your own name or mail/],
  ["QuillAda2026", /your own name or mail/],
  ["Nordwind-Example-1", /your own name or mail/],
])("%s", (password, expected) => {
  const problem = passwordProblem(password, ada);
  if (expected === null) expect(problem).toBeNull();
  else expect(problem).toMatch(expected);
});

test("an account without name and mail is only held to the rest", () => {
  expect(passwordProblem("river lamp under seven", { name: "", mail: null })).toBeNull();
});
