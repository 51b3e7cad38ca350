import { expect, test } from "vitest";
import { z } from "zod";
import { Amount, Currency, Day, Instant, PageQuery, Words } from "./values.ts";

const Form = z.object({
  name: Words(5),
  kind: z.enum(["a", "b"]),
  limit: PageQuery.limit,
  tags: z.array(z.string()).min(2),
  day: Day,
  at: Instant,
  amount: Amount,
  currency: Currency,
  minutes: z.number(),
});

test.each([
  [{}, "name", "Fill this in."],
  [{ name: "   " }, "name", "Fill this in."],
  [{ name: "too long" }, "name", "Use at most 5 characters."],
  [{}, "kind", "Choose one."],
  [{ kind: "c" }, "kind", "Choose one of a, b."],
  [{ limit: 999 }, "limit", "Give 200 or less."],
  [{ tags: ["one"] }, "tags", "Choose at least 2."],
  [{ day: "" }, "day", "Fill this in."],
  [{ day: "21.11.2026" }, "day", "Write a day as 2026-11-21."],
  [{ at: "noon" }, "at", "Write a moment as 2026-11-21T09:30:00Z."],
  [{ amount: "" }, "amount", "Fill this in."],
  [{ amount: "a lot" }, "amount", "Write an amount such as 1234.56."],
  [{ currency: "euro" }, "currency", "Name a currency by three letters, such as EUR."],
  [{ minutes: "ten" }, "minutes", "Write a number."],
])("%j says of %s: %s", (input, field, sentence) => {
  const { error } = Form.safeParse(input);
  expect(error?.issues.find((issue) => issue.path[0] === field)?.message).toBe(sentence);
});
