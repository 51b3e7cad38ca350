/** The words of the rating on the start page. */
export const ratingAttentionWords = {
  proposals: (count: string) => `${count} changed ratings wait for a decision.`,
  oneProposal: "1 changed rating waits for a decision.",
  ending: (count: string) => `${count} ratings set by hand end within 30 days.`,
  oneEnding: "1 rating set by hand ends within 30 days.",
  decide: "Decide",
  look: "Look at them",
  lookAtOne: "Look at it",
};
