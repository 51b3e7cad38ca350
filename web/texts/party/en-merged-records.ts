import type { survivalRules } from "../../../contract/merging.ts";

/** Words of the records that are kept as one customer. */
export const enMergedRecords = {
  merged: {
    title: "Records kept as this one",
    into: (name: string) => `into ${name}`,
    by: (name: string) => `by ${name}`,
    takeApart: "Take apart",
    takeApartOf: (name: string) => `Take apart ${name}`,
    confirmTitle: (name: string) => `Take ${name} apart?`,
    confirmSentence:
      "It becomes a record of its own again, with every document, call and consent that was recorded on it, and with what had been merged into it before. They can be merged again at any time.",
    done: (name: string) => `${name} is a record of its own again. Figures follow with the next value run.`,
  },
  origins: {
    from: (name: string, rule: string) => `from ${name}${rule}`,
    rules: {
      only: " alone",
      pinned: ", chosen by hand",
      verified: ", verified last",
      newest: ", changed last",
      most_complete: ", the most complete",
      lowest_id: ", the first of those alike",
    } satisfies Record<(typeof survivalRules)[number], string>,
    standsOn: (name: string) => `Stands on ${name}`,
    ofRecords: (names: readonly string[]) => `on ${names.join(" and ")}`,
    formSentence: (records: string) =>
      `Each field shows what counts of ${records} records, and is changed on the one named below it.`,
  },
  alike: {
    title: "May be the same",
    merge: "Merge these two",
    mergeOf: (name: string) => `Merge these two: ${name}`,
    notTheSame: "Not the same",
    notTheSameOf: (name: string) => `Not the same: ${name}`,
    notTheSameDone: "Noted: they are two. Nobody merges them until that is taken back.",
  },
  merging: {
    title: (name: string) => `Merge into ${name}`,
    other: "The other record",
    otherHelp: "This record goes on; the other one's address leads here.",
    otherMissing: "Choose the record that is the same.",
    reason: "Why they are the same",
    under: "What will stand under it",
    nothing: "Nothing is recorded on either of them.",
    sum: (here: string, there: string, together: string) => `${here} and ${there}, together ${together}`,
    counts: {
      documents: "Documents",
      payments: "Payments",
      opportunities: "Opportunities",
      contacts: "Calls, visits, mails",
      cases: "Cases",
      notes: "Notes",
      consents: "Consents",
      contactPoints: "Ways to reach them",
      relationships: "Relations",
      assets: "Assets",
    },
    profit: "Profit since the beginning",
    verb: "Merge the two",
    done: (name: string) => `Kept as ${name}. It can be taken apart under Data at any time.`,
  },
};
