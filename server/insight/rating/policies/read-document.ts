import { DuplicatePolicy } from "../../../../contract/customers/duplicates.ts";
import { refuse } from "../../../plumbing/refuse.ts";
import { FitPolicy, RatingPolicy } from "../rating-policy.ts";
import { duplicatePolicyWords } from "./duplicate-policy-words.ts";
import { fitPolicyWords, ratingPolicyWords, type Said } from "./policy-words.ts";

type Kind = "rating" | "fit" | "duplicate";

const schemas = { rating: RatingPolicy, fit: FitPolicy, duplicate: DuplicatePolicy };

/** A policy's document as its kind has it; refuses with what has to be corrected. */
export function readDocument(kind: "rating", document: unknown): RatingPolicy;
export function readDocument(kind: "fit", document: unknown): FitPolicy;
export function readDocument(kind: Kind, document: unknown): RatingPolicy | FitPolicy | DuplicatePolicy;
export function readDocument(kind: Kind, document: unknown): RatingPolicy | FitPolicy | DuplicatePolicy {
  const read = schemas[kind].safeParse(document);
  if (read.success) return read.data;
  return refuse(
    "input_invalid",
    {},
    read.error.issues.map(({ path, message }) => ({ path: ["document", ...path].join("."), message })),
  );
}

/** What a version says, sentence by sentence. */
export function wordsOfDocument(kind: Kind, document: unknown): Said[] {
  switch (kind) {
    case "rating":
      return ratingPolicyWords(RatingPolicy.parse(document));
    case "fit":
      return fitPolicyWords(FitPolicy.parse(document));
    case "duplicate":
      return duplicatePolicyWords(DuplicatePolicy.parse(document));
  }
}
