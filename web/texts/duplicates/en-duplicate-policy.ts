/** The words of the duplicate policy under Administration. */
export const enDuplicatePolicy = {
  duplicatePolicy: {
    title: "Duplicates",
    sentence:
      "What happens when somebody enters a customer or a person who is here already, and to pairs that a search is sure of.",
    draftTitle: "Draft the duplicate policy",
    toReview: "Decide on pairs",
    kind: "Kind of record",
    kinds: { organisation: "Organisations", household: "Households", person: "People" },
    allKinds: "all kinds",
    door: "When a record looks like one that is here",
    doorNote:
      "While it is typed in or changed. Rows of a file are shown beside whom they look like before the load; those that nobody may enter wait.",
    bands: {
      sure: "The same, as far as can be told",
      likely: "Probably the same",
      possible: "Perhaps the same",
    },
    answers: {
      ignore: "Nothing is said",
      warn: "It is shown",
      reason: "A reason is asked for",
      block: "Nobody enters a second one",
    },
    answerOf: (who: string, band: string) => `${who}: ${band}`,
    asEverybody: "As for everybody",
    roles: "Roles that are treated otherwise",
    role: "Role",
    kindOf: (role: string) => `${role}: which records`,
    addRole: "Treat a role otherwise",
    remove: "Remove",
    removeOf: (who: string) => `Remove the row of ${who}`,
    automatic: "Pairs that a search is sure of",
    automaticNote:
      "Some of those that were merged without a look, drawn by chance, are laid before a person afterwards. What they said stands beside each kind; when too many were wrong, merging pauses by itself.",
    happens: "What happens to them",
    settings: {
      off: "Decided on one by one",
      propose: "Merged when a reviewer says so",
      merge: "Merged after each search",
    },
    settingOf: (kind: string) => `${kind}: what happens to sure pairs`,
    open: "Open now",
    merged: "Merged",
    measured: "How right that was",
    unmeasured: "nobody has looked at any yet",
    right: (right: string, checked: string, low: string) =>
      `${right} of ${checked} looked at were right, at least ${low} by that`,
    toCheck: (count: string) => `${count} to look at`,
    paused: "paused: too many were wrong",
  },
};
