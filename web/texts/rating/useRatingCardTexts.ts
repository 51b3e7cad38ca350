import { ratingCardWords } from "./en-rating-card.ts";

/** The words of the rating on a customer's card: without those of the page of the policy, which the card does not need. */
export function useRatingCardTexts(): { rating: typeof ratingCardWords } {
  return words;
}

const words = { rating: ratingCardWords };
