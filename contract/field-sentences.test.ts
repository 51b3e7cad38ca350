import { expect, test } from "vitest";
import { z } from "zod";
import { PageQuery, Words } from "./values.ts";

const Form = z.object({
  name: Words(5),
  kind: z.enum(["a", "b"]),
  limit: PageQuery.limit,
  tags: z.array(z.string()).min(2),
});

test.each([
  [{}, "name", "Fill this in."],
  [{ name: "   " }, "name", "Fill this in."],
  [{ name: "too long" }, "name", "Use at most 5 characters."],
  [{}, "kind", "Choose one."],
  [{ kind: "c" }, "kind", "Choose one of a, b."],
  [{ limit: 999 }, "limit", "Give 200 or less."],
  [{ tags: ["one"] }, "tags", "Choose at least 2."],
])("%j says of %s: %s", (input, field, sentence) => {
  const { error } = Form.safeParse(input);
  expect(error?.issues.find((issue) => issue.path[0] === field)?.message).toBe(sentence);
});
