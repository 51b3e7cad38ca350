/** The words of the rating on every customer's card; what is opened there, and the page of the policy, have more. */
export const ratingCardWords = {
  proposed: (to: string, when: string) => `A change to ${to} is proposed since ${when}.`,
  toProposals: "Decide",
  waits: (to: string) =>
    `The figures say ${to}; by the policy it changes with the next quarter at the earliest.`,
  setByHand: "Set the rating by hand",
  end: "End it",
  history: "How it moved",
  treatment: "What to do:",
};
