/** Refusals around the figures in force: computing them, policies, proposals and ratings that persons set. */
export const ratingErrors = {
  customer_not_found: {
    status: 404,
    sentence:
      "No customer is known as {given}. Give an id of Vitalfew, the id in the system it came from, or the whole name.",
  },
  customer_ambiguous: {
    status: 409,
    sentence: "{given} can mean {count} records: {ids}. Give the id of one of them.",
  },
  value_not_computed: {
    status: 409,
    sentence:
      "The value of customers could not be computed: the run is {state}. Look at it under Runs; the figures before it stay in force.",
  },
  policy_no_draft: {
    status: 409,
    sentence: "There is no draft of this policy any more. Load the page again, and draft a new one.",
  },
  policy_draft_changed: {
    status: 409,
    sentence:
      "Somebody wrote this draft anew since you opened it. Load the page again and look at the draft before you go on.",
  },
  policy_own: {
    status: 403,
    sentence:
      "You drafted this policy, and somebody else has to approve it. Ask a colleague who may; an owner can change that rule under Workspace.",
  },
  policy_unchanged: {
    status: 422,
    sentence: "The draft says what the version in force says. Change something, or drop the draft.",
  },
  rating_missing: {
    status: 409,
    sentence: "This customer has no figures yet, so there is no rating to set. Compute the values first.",
  },
  rating_until_too_late: {
    status: 422,
    sentence: "A rating that is set by hand holds for twelve months at most. Choose a day up to {latest}.",
  },
  override_missing: {
    status: 409,
    sentence: "No rating set by hand holds here any more. Load the page again.",
  },
  figures_at_work: {
    status: 409,
    sentence: "The values of customers are being computed just now. Try again when that run has ended.",
  },
  proposals_decided: {
    status: 409,
    sentence:
      "{count} of these proposals are no longer open: somebody decided them, or the figures changed. Load the list again.",
  },
} as const;
