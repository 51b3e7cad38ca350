import { z } from "zod";
import { read, write } from "../endpoint.ts";
import { Id, Version, Words } from "../values.ts";
import { customRecordKinds, customTypes } from "./custom-types.ts";

const CustomField = z.object({
  recordKind: z.string(),
  key: z.string().meta({ description: "Under which its values stand in custom; it never changes" }),
  title: z.string(),
  type: z.enum(customTypes),
  choices: z.array(z.string()).meta({ description: "What can be chosen; empty: anything of the type" }),
  place: z.int(),
  isRequired: z.boolean().meta({ description: "A form asks for it, and nobody empties it" }),
  isHidden: z
    .boolean()
    .meta({ description: "Not shown with the record; imports, exports and the API have it" }),
  isRetired: z.boolean().meta({ description: "No longer shown; its values stay" }),
  madeByRun: Id.nullable().meta({ description: "The load that made it; null: a person did" }),
  version: Version,
});

const RecordKind = z.enum(customRecordKinds);
const Key = z.string().min(1).max(100);
const choices = z.array(Words(200)).max(200);

export const listCustomFields = read("GET /custom-fields", {
  summary: "The fields the workspace added, in their order",
  permission: "party.read",
  query: z.object({ kind: RecordKind.optional() }),
  output: z.object({ rows: z.array(CustomField) }),
});

export const createCustomField = write("POST /custom-fields", {
  summary: "Add a field to a kind of record",
  permission: "workspace.write",
  body: z.object({
    recordKind: RecordKind,
    title: Words(100),
    type: z.enum(customTypes).default("text"),
    choices: choices.default([]),
    isRequired: z.boolean().default(false),
    isHidden: z.boolean().default(false),
  }),
  output: CustomField,
  errors: ["custom_field_known"],
  status: 201,
});

export const changeCustomField = write("PATCH /custom-fields/{recordKind}/{key}", {
  summary:
    "Rename, hide or require a field, say what it holds, retire it or take it back into use; its values stay as they are",
  permission: "workspace.write",
  params: z.object({ recordKind: RecordKind, key: Key }),
  body: z
    .object({
      title: Words(100),
      type: z.enum(customTypes),
      choices,
      isRequired: z.boolean(),
      isHidden: z.boolean(),
      isRetired: z.boolean(),
    })
    .partial(),
  output: CustomField,
  errors: ["version_required", "version_stale"],
  ifMatch: true,
});

export const previewCustomFieldType = read("GET /custom-fields/{recordKind}/{key}/type", {
  summary: "What of a field's values fits another type; the rest would stay as it stands",
  permission: "workspace.write",
  params: z.object({ recordKind: RecordKind, key: Key }),
  query: z.object({ type: z.enum(customTypes) }),
  output: z.object({
    filled: z.int().meta({ description: "Records in which it says something" }),
    fitting: z.int(),
    isSample: z.boolean().meta({ description: "There are more; those looked at were drawn at random" }),
    others: z
      .array(z.object({ value: z.string(), records: z.int() }))
      .meta({ description: "What doesn't fit, the most frequent first; at most twenty" }),
  }),
});

export const orderCustomFields = write("POST /custom-fields/{recordKind}/order", {
  summary: "Say in which order a kind's fields are shown; those not named come after",
  permission: "workspace.write",
  params: z.object({ recordKind: RecordKind }),
  body: z.object({ keys: z.array(Key).min(1).max(1000) }),
  output: z.object({ rows: z.array(CustomField) }),
});

export const countCustomFieldUse = read("GET /custom-fields/{recordKind}/use", {
  summary: "In how many records of a kind each field says something",
  permission: "workspace.write",
  params: z.object({ recordKind: RecordKind }),
  output: z.object({
    looked: z.int().meta({ description: "How many records were looked at" }),
    isSample: z.boolean().meta({ description: "There are more; those looked at were drawn at random" }),
    rows: z.array(z.object({ key: z.string(), filled: z.int() })),
  }),
});
