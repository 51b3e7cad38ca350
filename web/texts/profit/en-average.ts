/** The words of the average-cost method beside the true one. */
export const enAverage = {
  average: {
    title: "What the average hides",
    lead: "Firms that don't know who caused the cost of serving spread it evenly. This page sets that beside what was measured.",
    sentence: (amount: string, share: string, whole: string) =>
      `Spread evenly, ${amount} of ${whole} cost to serve (${share}) would stand with the wrong customers.`,
    sentenceNone: "No cost to serve was charged in these days: there is nothing to spread.",
    signs: (hidden: string, blamed: string) =>
      `${hidden} who cost more than they bring would seem to earn; ${blamed} who earn would seem to cost.`,
    window: "Time",
    twelveMonths: "12 months",
    all: "All",
    spread: "Spread",
    byRevenue: "By revenue",
    byCustomers: "The same for all",
    figures: {
      serving: "Cost to serve",
      servingReason: "the same sum by both methods",
      misplaced: "With the wrong customers",
      misplacedReason: "half of all differences",
      losing: "Cost more than they bring",
      losingReason: (average: string) => `as measured; by the average ${average}`,
      changed: "Change sides",
      changedReason: "from earning to costing or back",
    },
    undercharged: "Whom the average flatters",
    underchargedNote: "serving them took more than the average says",
    overcharged: "Whom the average charges too much",
    overchargedNote: "serving them took less than the average says",
    columns: {
      name: "Customer",
      rating: "Rating",
      serving: "Serving",
      average: "By average",
      profit: "Profit",
      profitAverage: "Profit by average",
    },
    changesSide: "changes sides",
    none: "Nobody: every customer took what the average says.",
    toCurve: "Show it on the profit curve",
    fromCurve: "What the average hides, by name",
  },
};
