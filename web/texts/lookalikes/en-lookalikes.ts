/** The words of a delivery's rows that look like records that are here, and what becomes of them. */
export const enLookalikes = {
  lookalikes: {
    title: "Who is here already",
    note: "rows that would become records although one that is here looks like the same",
    band: {
      sure: "the same, as far as can be told",
      likely: "probably the same",
      possible: "perhaps the same",
    },
    rows: (count: string) => (count === "1" ? "1 row" : `${count} rows`),
    chosen: (count: string) => `${count} chosen one by one`,
    all: (band: string) => `All that are ${band}`,
    answers: { update: "Change that record", create: "Create anyway", wait: "Hold back" },
    asAll: (answer: string) => `As all: ${answer}`,
    ofRow: (name: string) => `What becomes of ${name}`,
    table: "Rows beside the records that are here",
    row: "The row",
    here: "Is here",
    why: "What speaks for it",
    what: "What becomes of it",
    rowNo: (no: string) => `row ${no}`,
    gone: "A record that you don't see",
    more: "Show more",
    shown: (shown: string, all: string) => `The ${shown} likeliest of ${all} are shown.`,
    hint: "Change that record: the row's values are taken over, its id leads to that record from then on, and taking the load back undoes just that. Hold back: the row stands with the problems, to be mended.",
  },
};
