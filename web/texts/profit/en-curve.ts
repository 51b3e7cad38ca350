import type { CurveWindow } from "../../../contract/insight/value-windows.ts";

/** The words of the profit curve, and of all that is looked at over the same days. */
export const enCurve = {
  curve: {
    title: "Profit curve",
    revenueTitle: "Revenue curve",
    chart: { profit: "Profit of all customers, cumulated", revenue: "Revenue of all customers, cumulated" },
    note: {
      profit: (currency: string, window: string) =>
        `${currency}, ${window}, from the most profit to the least`,
      revenue: (currency: string, window: string) =>
        `${currency}, ${window}, from the most revenue to the least`,
    },
    sentence: (share: string, measure: string, whom: string) =>
      `20 % of ${whom} bring ${share} of the ${measure}`,
    sentenceLosing: (losing: string, all: string, losses: string) =>
      `${losing} of ${all} cost more than they bring, together ${losses}.`,
    sentenceNoLosing: (all: string) => `none of ${all} costs more than it brings.`,
    sentenceNoWhole: (all: string, whom: string) =>
      `All ${all} ${whom} together bring no profit in these days.`,
    whom: { customer: "customers", group: "groups and single customers" },
    byGroup: "By group",
    soFar: { profit: "profit so far", revenue: "revenue so far" },
    top20: (share: string) => `20 % bring ${share}`,
    peak: (amount: string) => `peak ${amount}`,
    end: (amount: string) => `end ${amount}`,
    asMeasured: "as measured",
    average: "with average costs",
    before: "the year before",
    measure: "Measure",
    profit: "Profit",
    revenue: "Revenue",
    window: "Time",
    windows: {
      "12m": "12 months",
      calendar: "Calendar year",
      fiscal: "Fiscal year",
      before: "12 months before",
      all: "All",
    } satisfies Record<CurveWindow, string>,
    compare: "Compare",
    compareAverage: "Average-cost method",
    compareBefore: "Year before",
    averageSentence: (hidden: string) =>
      `Spread evenly, serving would hide ${hidden} of those who cost more than they bring.`,
    averageLink: "Which ones, and how much of the money",
    shape: "Picture",
    cumulated: "Cumulated",
    lorenzShape: "Lorenz",
    lorenz: {
      chart: { profit: "How unevenly profit comes", revenue: "How unevenly revenue comes" },
      note: (window: string) => `${window}, from the customer who brings least to the one who brings most`,
      x: "share of customers",
      y: { profit: "share of profit", revenue: "share of revenue" },
      even: "if all brought the same",
      readOut: (customers: string, share: string, measure: string) =>
        `The ${customers} of customers who bring least bring ${share} of the ${measure}`,
      gini: (gini: string, count: string) =>
        `Gini ${gini} over ${count} customers: at 0 all bring the same, at 1 a single one brings everything.`,
      leftOut: (count: string) => `${count} left out: with them shares of the whole have no meaning.`,
      belowZero: { one: "customer below zero is", other: "customers below zero are" },
      none: "No customer brings more than zero in these days, so there is nothing to share out.",
    },
    averageSame: "Spread evenly, serving would show as many customers below zero.",
    readOut: (count: string, share: string, amount: string, whom: string) =>
      `First ${count} ${whom} (${share}): ${amount}`,
    strip: {
      customer: {
        profit: "Customers from the most profit to the least",
        revenue: "Customers from the most revenue to the least",
      },
      group: {
        profit: "Groups from the most profit to the least",
        revenue: "Groups from the most revenue to the least",
      },
    },
    stripHelp: "Arrow keys move from customer to customer; Enter opens the card.",
    place: (rank: string, all: string) => `${rank} of ${all}`,
    lists: { customer: "The customers", group: "The groups, and customers who belong to none" },
    listFrom: (rank: string) => `from place ${rank} on`,
    fromTop: "From the first",
    fromEnd: "From the last",
    columns: {
      rank: "#",
      name: "Customer",
      group: "Group",
      members: "Customers",
      rating: "Rating",
      revenue: "Revenue",
      serving: "Serving",
      profit: "Profit",
      cumulated: "So far",
    },
    coverage: (share: string) =>
      `Cost of goods known for ${share} of revenue; the rest of the margin is as far as known.`,
    noMoneyTitle: "This page is about amounts",
    noMoney:
      "Your role doesn't show amounts. Ratings and the reasons in words stand on each customer's card.",
    toCustomers: "Go to customers",
    emptyTitle: "Your customers will stand here, from the most profit to the least",
    emptySentence: "Bring in orders or invoices, and the curve draws itself.",
    importFiles: "Import files",
    noneSeenTitle: "None of the customers you see has bought anything",
    noneSeen: {
      own: "You see the customers that are yours. The page draws those among them who bought; everybody's stand here for who sees all.",
      team: "You see your team's customers and nobody's. The page draws those among them who bought; everybody's stand here for who sees all.",
    },
    stale: "Facts or rates changed since these figures were computed.",
    recompute: "Compute anew",
    asked: "The figures are being computed anew.",
    computed: "computed",
    firstTitle: "What each customer brings and costs is being computed",
    firstSentence:
      "It stands here as soon as that is done. The line at the foot of the menu says how far it is.",
  },
};
