/** The words of the rows behind a figure. */
export const enLedger = {
  ledger: {
    title: (name: string) => `${name}: rows of the ledger`,
    sum: "Sum",
    rows: { one: "row", other: "rows" },
    empty: "No row adds to this figure.",
    correct: "Correct the minutes",
    more: "Show more",
    minutes: (count: string) => `${count} min`,
    basis: {
      delivered: "as delivered",
      measured: "measured",
      estimated: "estimated",
      rate: "by rate",
      assumed: "assumed",
    },
  },
};
