import { z } from "zod";
import { channels, contactKinds, feelings } from "../../contract/conversation-words.ts";
import { type logContact } from "../../contract/conversations.ts";
import { Day, Id, Words } from "../../contract/values.ts";
import type { Given } from "../api.ts";

const WeightText = z
  .string()
  .trim()
  .regex(/^(?=.*[1-9])\d{1,3}([.,]\d{1,2})?$/, "Write a weight as a number above 0, such as 1 or 2.5.");

const Sharer = z.object({ partyId: Id, name: z.string(), weight: WeightText });
export type Sharer = z.input<typeof Sharer>;

/** What the log form holds while it is filled: minutes as they are typed, with a comma or a point. */
export const ContactForm = z.object({
  channel: z.enum(channels),
  direction: z.enum(["in", "out"]),
  kind: z.enum(contactKinds),
  subject: Words(300).optional(),
  note: Words(20_000).optional(),
  minutes: z
    .string()
    .trim()
    .regex(/^\d{1,4}([.,]\d{1,2})?$/, "Write minutes as a number, such as 7 or 2.5.")
    .optional(),
  dueOn: Day.optional(),
  feeling: z.enum(feelings),
  ownWeight: WeightText,
  sharers: z.array(Sharer),
});

/** The filled form as the endpoint takes it. A task has no feeling, no direction and took no time yet. */
export function contactOf(form: z.output<typeof ContactForm>): Omit<Given<typeof logContact>, "partyId"> {
  const { minutes, dueOn, feeling, direction, sharers, ownWeight, ...rest } = form;
  if (form.channel === "task") return { ...rest, ...(dueOn ? { dueOn } : {}) };
  return {
    ...rest,
    direction,
    feeling,
    ...(minutes ? { minutes: numberOf(minutes) } : {}),
    ...(sharers.length > 0 && {
      ownWeight: numberOf(ownWeight),
      sharedWith: sharers.map(({ partyId, weight }) => ({ partyId, weight: numberOf(weight) })),
    }),
  };
}

/** The share of each weight as it is typed, from 0 to 1; null while one of them is no number. */
export function sharesOf(weights: readonly string[]): number[] | null {
  if (weights.some((weight) => !WeightText.safeParse(weight).success)) return null;
  const numbers = weights.map(numberOf);
  const whole = numbers.reduce((sum, one) => sum + one, 0);
  return numbers.map((one) => one / whole);
}

function numberOf(typed: string): number {
  return Number(typed.trim().replace(",", "."));
}
