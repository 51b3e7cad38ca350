import { z } from "zod";
import { channels, contactKinds, feelings } from "../../contract/conversation-words.ts";
import { type logContact } from "../../contract/conversations.ts";
import { Day, Words } from "../../contract/values.ts";
import type { Given } from "../api.ts";

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
});

/** The filled form as the endpoint takes it. A task has no feeling, no direction and took no time yet. */
export function contactOf(form: z.output<typeof ContactForm>): Omit<Given<typeof logContact>, "partyId"> {
  const { minutes, dueOn, feeling, direction, ...rest } = form;
  if (form.channel === "task") return { ...rest, ...(dueOn ? { dueOn } : {}) };
  return {
    ...rest,
    direction,
    feeling,
    ...(minutes ? { minutes: Number(minutes.replace(",", ".")) } : {}),
  };
}
