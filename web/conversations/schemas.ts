import { z } from "zod";
import { channels, contactKinds, feelings } from "../../contract/conversations/conversation-words.ts";
import { Day, Id, Words } from "../../contract/values.ts";

/** How a weight is written: above 0, with a comma or a point. */
export const weightWritten = /^(?=.*[1-9])\d{1,3}([.,]\d{1,2})?$/;

/* What the forms of conversations are checked by; fetched when a form is first left or sent, see useSchemaForm. */

const Weight = z
  .string()
  .trim()
  .regex(weightWritten, "Write a weight as a number above 0, such as 1 or 2.5.");

/** What the log form holds while it is filled: minutes as they are typed, with a comma or a point. */
export const ContactFields = z.object({
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
  ownWeight: Weight,
  sharers: z.array(z.object({ partyId: Id, name: z.string(), weight: Weight })),
});

export const CaseFields = z.object({
  subject: Words(300),
  kind: z.enum(["support", "complaint"]),
  channel: z.enum(channels),
});
