import { refuse } from "../../../plumbing/refuse.ts";
import { FitPolicy, RatingPolicy } from "../rating-policy.ts";
import { fitPolicyWords, ratingPolicyWords, type Said } from "./policy-words.ts";

/** A policy's document as its kind has it; refuses with what has to be corrected. */
export function readDocument(kind: "rating", document: unknown): RatingPolicy;
export function readDocument(kind: "fit", document: unknown): FitPolicy;
export function readDocument(kind: "rating" | "fit", document: unknown): RatingPolicy | FitPolicy;
export function readDocument(kind: "rating" | "fit", document: unknown): RatingPolicy | FitPolicy {
  const read = (kind === "rating" ? RatingPolicy : FitPolicy).safeParse(document);
  if (read.success) return read.data;
  return refuse(
    "input_invalid",
    {},
    read.error.issues.map(({ path, message }) => ({ path: ["document", ...path].join("."), message })),
  );
}

/** What a version says, sentence by sentence. */
export function wordsOfDocument(kind: "rating" | "fit", document: unknown): Said[] {
  return kind === "rating"
    ? ratingPolicyWords(RatingPolicy.parse(document))
    : fitPolicyWords(FitPolicy.parse(document));
}
