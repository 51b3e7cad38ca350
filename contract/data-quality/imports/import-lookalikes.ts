import { z } from "zod";
import { duplicateBands } from "../../customers/duplicates.ts";
import { read, write } from "../../endpoint.ts";
import { PartyKind, PartyRef } from "../../party.ts";
import { Id, Page, PageQuery, Version } from "../../values.ts";
import { rowAnswers } from "./import-mapping.ts";

/** Rows of a delivery that look like records that are here, and what becomes of each. */
const Said = z.object({
  mail: z.string().nullable(),
  phone: z.string().nullable(),
  place: z.string().nullable(),
  website: z.string().nullable(),
  taxNumber: z.string().nullable(),
});

const answer = z.enum(rowAnswers);

export const listDraftLookalikes = read("GET /import-drafts/{draftId}/lookalikes", {
  summary: "Rows that would become records although one that is here looks like the same, side by side",
  permission: "import.run",
  params: z.object({ draftId: Id }),
  query: z.object({ ...PageQuery, band: z.enum(duplicateBands).optional() }),
  output: z.object({
    ...Page(
      z.object({
        tableNo: z.int(),
        rowNo: z.int().meta({ description: "As a spreadsheet shows it" }),
        part: z.int().meta({ description: "0: the row itself; above: a record it describes besides" }),
        kind: PartyKind,
        name: z.string(),
        said: Said,
        known: z
          .object({ party: PartyRef, said: Said })
          .nullable()
          .meta({ description: "The record that is here; null for who may not see it, or when it is gone" }),
        band: z.enum(duplicateBands),
        probability: z.number().min(0).max(1),
        evidence: z.array(z.object({ comparison: z.string(), finding: z.string(), bits: z.number() })),
        choice: answer.nullable().meta({ description: "For this row; null: as for all of its kind" }),
        answer: answer.meta({ description: "What becomes of it, by that or by what holds for all" }),
      }),
    ).shape,
    bands: z.array(
      z.object({
        kind: PartyKind,
        band: z.enum(duplicateBands),
        rows: z.int(),
        answer: answer.meta({ description: "What holds for all of them but those chosen for one by one" }),
        chosen: z.int().meta({ description: "One by one" }),
      }),
    ),
  }),
  errors: ["cursor_invalid"],
});

export const chooseForLookalikes = write("POST /import-drafts/{draftId}/lookalikes", {
  summary:
    "Say of single rows whether each changes the record that is here, becomes one of its own, or waits",
  permission: "import.run",
  params: z.object({ draftId: Id }),
  body: z.object({
    rows: z
      .array(
        z.object({
          tableNo: z.int().min(1),
          rowNo: z.int().min(1),
          part: z.int().min(0).default(0),
          choice: answer.nullable().meta({ description: "Null: as for all of its kind" }),
        }),
      )
      .min(1)
      .max(1000),
  }),
  output: z.object({ version: Version, rows: z.int().meta({ description: "How many it was said of" }) }),
  errors: ["import_draft_loaded", "import_draft_busy", "import_row_unknown"],
});
