import { z } from "zod";
import { automaticMerging } from "../customers/duplicates.ts";
import { read, write } from "../endpoint.ts";
import { PartyKind } from "../party.ts";
import { Id, Instant } from "../values.ts";
import { DuplicatePair } from "./duplicate-review.ts";

export const readAutomaticMerging = read("GET /duplicates/sure", {
  summary:
    "Pairs that a search is sure of: how many are open, what was merged by itself, and what part of that was right",
  permission: "duplicate.read",
  output: z.object({
    rows: z.array(
      z.object({
        kind: PartyKind,
        setting: z.enum(automaticMerging).meta({ description: "By the duplicate policy" }),
        isPaused: z.boolean().meta({ description: "Too many of those looked at were wrong" }),
        open: z.int(),
        merged: z.int().meta({ description: "By itself, and still so" }),
        toCheck: z.int(),
        checked: z.int(),
        right: z.int(),
        shareLow: z.number().nullable().meta({ description: "At least this part is right (Wilson, 95 %)" }),
        shareHigh: z.number().nullable().meta({ description: "At most this part is" }),
      }),
    ),
  }),
});

export const mergeSureDuplicates = write("POST /duplicates/sure/merge", {
  summary:
    "Merge all pairs of a kind that a search is sure of; some of them, drawn by chance, are asked about",
  permission: "duplicate.review",
  body: z.object({ kind: PartyKind }),
  output: z.object({ runId: Id }),
  errors: ["merging_off", "merging_paused"],
  status: 202,
});

export const nextMergeCheck = read("GET /duplicates/sure/check", {
  summary: "A merge that was made by itself, to be looked at: was it right?",
  permission: "duplicate.review",
  output: z.object({
    check: z.object({ mergedId: Id, mergeId: Id, mergedAt: Instant, pair: DuplicatePair }).nullable(),
  }),
});

export const answerMergeCheck = write("POST /duplicates/sure/checks/{mergedId}/{mergeId}", {
  summary:
    "Say whether a merge was right; a wrong one is taken apart, and the two are decided to be different",
  permission: "duplicate.review",
  params: z.object({ mergedId: Id, mergeId: Id }),
  body: z.object({ wasRight: z.boolean() }),
  output: z.object({ mergedId: Id }),
  errors: [
    "merge_checked",
    "party_not_merged",
    "party_unknown",
    "pair_of_one",
    "pair_decided",
    "pair_kept_as_one",
  ],
});
