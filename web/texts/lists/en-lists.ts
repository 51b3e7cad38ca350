/** The words of the lists of prospects and of what belongs to no customer. */
export const enLists = {
  prospects: {
    title: "Prospects",
    name: "Name",
    company: "Company",
    source: "Source",
    industry: "Industry",
    state: "State",
    arrived: "Arrived",
    owner: "Owner",
    open: "Open",
    all: "All",
    views: "Views",
    states: { open: "open", converted: "became a customer", lost: "lost", not_a_match: "not a match" },
    whoseState: "whose state is",
    fromSource: "that came from",
    emptyTitle: "Those who may become customers will stand here",
    emptySentence: "They come with an import, a form, or a referral.",
    noneTitle: "No prospect fits this sentence",
  },
  unattributed: {
    title: "Without a customer",
    sentence:
      "What the sources brought without saying whose it is. Its cost is shown here and is not spread over the customers.",
    open: (count: string) => `${count} open`,
    costs: (amount: string) => `${amount} in the ledger`,
    none: "Everything belongs to somebody",
    noneSentence: "Calls, cases and documents whose source names no customer would stand here.",
  },
};
