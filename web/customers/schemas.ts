import { z } from "zod";
import { contactPointKinds, stages } from "../../contract/party-words.ts";
import { Words } from "../../contract/values.ts";
import { rolesToGive } from "./entering/new-party.ts";

/* What the forms of customers are checked by; fetched when a form is first left or sent, see useSchemaForm. */

export const PartyFields = z.object({
  name: Words(300).optional(),
  givenName: Words(150).optional(),
  familyName: Words(150).optional(),
  legalName: Words(300).optional(),
  stage: z.enum(stages),
  ownerId: z.string().nullable(),
  segment: Words(100).optional(),
  territory: Words(100).optional(),
  industry: Words(100).optional(),
  employeesCount: z.coerce.number("Write a whole number.").int().min(0).optional(),
  website: Words(300).optional(),
  taxNumber: Words(50).optional(),
  language: Words(35).optional(),
  note: Words(10_000).optional(),
});

export const NewPartyFields = z.object({
  name: Words(300).optional(),
  givenName: Words(150).optional(),
  familyName: Words(150).optional(),
  role: z.enum(rolesToGive).nullable(),
  phone: Words(60).optional(),
  mail: z.email("Write a mail address such as name@company.com.").optional(),
  site: Words(300).optional(),
  taxNumber: Words(50).optional(),
  title: Words(150).optional(),
  note: Words(10_000).optional(),
});

export const ContactPointFields = z.object({
  kind: z.enum(contactPointKinds),
  raw: Words(500),
  label: Words(50).optional(),
  city: Words(200).optional(),
  postcode: Words(30).optional(),
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/, "Two letters, such as DE.")
    .optional(),
});
