/** The words of the value matrix. */
export const enMatrix = {
  matrix: {
    title: "Value matrix",
    sentence: (earning: string, all: string) =>
      `${earning} of ${all} customers earn more than serving them takes`,
    sentenceNone: (all: string) => `All ${all} customers earn more than serving them takes.`,
    sentenceLost: (count: string, losses: string) =>
      `serving takes more than there is left of ${count}, together ${losses}`,
    sentenceNoMargin: (count: string, losses: string) =>
      `${count} leave nothing before serving, together ${losses}`,
    chart: "Customers by what is left before serving and what serving takes",
    note: (currency: string, window: string) =>
      `${currency}, ${window}; the larger a point, the more revenue`,
    x: (currency: string) => `left before serving, ${currency}`,
    y: (currency: string) => `cost to serve, ${currency}`,
    zeroLine: "no profit: serving takes all",
    dearLine: (share: string) => `serving takes ${share}`,
    window: "Time",
    twelveMonths: "12 months",
    all: "All",
    scale: "Scales",
    bent: "By tens",
    straight: "Straight",
    letters: "Rating",
    drawOn: "Draw with a finger",
    hover: (margin: string, serving: string) => `left before serving ${margin}, serving ${serving}`,
    figures: (revenue: string, margin: string, serving: string, profit: string) =>
      `revenue ${revenue}, left before serving ${margin}, serving ${serving}, profit ${profit}`,
    drawn: {
      sample: (drawn: string, all: string) => `Drawn: ${drawn} of ${all} customers. `,
      kept: (losing: string, top: string, share: string) =>
        `${losing} who cost more than they bring, the ${top} with the most revenue, and ${share} of the others. Figures and lists are of all.`,
    },
    coverage: (share: string) =>
      `Cost of goods known for ${share} of revenue; what is left before serving is as far as known.`,
    regions: "Where they stand",
    regionNames: {
      served_lightly: "Earn, served for little",
      served_dearly: "Earn, though serving takes much",
      served_at_a_loss: "Serving takes more than is left",
      no_margin: "Nothing left before serving",
    },
    regionReasons: {
      served_lightly: (share: string) => `serving takes less than ${share} of what is left`,
      served_dearly: (share: string) => `serving takes ${share} or more of what is left`,
      served_at_a_loss: () => "they would earn but for the serving",
      no_margin: () => "price, goods or freight take all of it",
    },
    columns: {
      region: "Place",
      customers: "Customers",
      name: "Customer",
      rating: "Rating",
      revenue: "Revenue",
      margin: "Left before serving",
      serving: "Serving",
      profit: "Profit",
    },
    listAll: "All customers of the picture",
    listLasso: "What you drew around",
    chosen: (count: string, revenue: string, profit: string) =>
      `${count}, revenue ${revenue}, profit ${profit}.`,
    customers: { one: "customer", other: "customers" },
    clear: "Show all",
    emptyList: "No customer stands there",
    emptyListSentence: "Draw around some points, or show all.",
    emptyTitle: "Your customers will stand here by margin and cost to serve",
    emptySentence: "Bring in orders or invoices; with the first computation each of them gets its point.",
  },
};
