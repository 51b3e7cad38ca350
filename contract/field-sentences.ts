import { z } from "zod";

/*
  What a field says when it can't be used, for the checks that name no sentence of their own: the same words beside a
  field on the screen and in a refused request. Importing this file is enough; contract/values.ts does.
*/
z.config({
  customError: (issue) => {
    switch (issue.code) {
      case "invalid_type":
        if (issue.input === undefined || issue.input === null) return "Fill this in.";
        return issue.expected === "number" || issue.expected === "int" ? "Write a number." : undefined;
      case "invalid_format":
        return issue.input === "" ? "Fill this in." : formats[issue.format];
      case "too_small":
        return atLeast(issue.origin, Number(issue.minimum));
      case "too_big":
        return atMost(issue.origin, Number(issue.maximum));
      case "invalid_value":
        return issue.input === undefined ? "Choose one." : `Choose one of ${issue.values.join(", ")}.`;
      default:
        return undefined;
    }
  },
});

const formats: Readonly<Record<string, string>> = {
  date: "Write a day as 2026-11-21.",
  datetime: "Write a moment as 2026-11-21T09:30:00Z.",
  email: "Write a mail address such as name@company.com.",
  url: "Write an address that begins with https://.",
};

function atLeast(origin: string, least: number): string | undefined {
  if (origin === "string") return least <= 1 ? "Fill this in." : `Use at least ${least} characters.`;
  if (origin === "array") return `Choose at least ${least}.`;
  return origin === "number" || origin === "int" ? `Give ${least} or more.` : undefined;
}

function atMost(origin: string, most: number): string | undefined {
  if (origin === "string") return `Use at most ${most} characters.`;
  if (origin === "array") return `Choose at most ${most}.`;
  return origin === "number" || origin === "int" ? `Give ${most} or less.` : undefined;
}

/** What a check of its own says: nothing is still to be filled in, and something else is put right. */
export function fillOr(sentence: string): (issue: { input: unknown }) => string {
  return ({ input }) => (input === "" ? "Fill this in." : sentence);
}
