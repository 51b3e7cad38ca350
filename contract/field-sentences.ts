import { z } from "zod";

/*
  What a field says when it can't be used, for the checks that name no sentence of their own: the same words beside a
  field on the screen and in a refused request. Importing this file is enough; contract/values.ts does.
*/
z.config({
  customError: (issue) => {
    switch (issue.code) {
      case "invalid_type":
        return issue.input === undefined || issue.input === null ? "Fill this in." : undefined;
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
