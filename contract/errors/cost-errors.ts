/** How the cost model says no: drafting, approving, closing months. */
export const costErrors = {
  cost_change_decided: {
    status: 409,
    sentence: "This change was {state} already and stays as it is. Draft a new one.",
  },
  cost_change_own: {
    status: 403,
    sentence:
      "You drafted this change, and somebody else has to approve it. Ask a colleague who may; an owner can change that rule under Workspace.",
  },
  cost_change_nothing: {
    status: 409,
    sentence: "This change sets what is in force already. Change the draft, or withdraw it.",
  },
  cost_no_figures: {
    status: 409,
    sentence:
      "There are no figures yet to compare with. Compute the value of customers once, then try again.",
  },
  cost_month_closed: {
    status: 409,
    sentence:
      "{month} is closed, so what held in it stays. Let the change begin on {first} or later, or have the month reopened under Costs, Months.",
  },
  cost_activity_in_closed_month: {
    status: 409,
    sentence:
      "What {activity} looks at was charged in {month}, which is closed. Give the new way a code of its own, or have the month reopened under Costs, Months.",
  },
  line_twice: {
    status: 400,
    sentence: "The line {id} stands in this delivery twice. Send each line once, as it is now.",
  },
  ledger_month_closed: {
    status: 409,
    sentence:
      "{month} is closed, so the line {id} can neither be booked into it nor out of it. Book it on a later day, or have the month reopened under Costs, Months. Nothing was booked.",
  },
  month_not_over: {
    status: 409,
    sentence: "{month} is not over yet. Close it when its last day has passed.",
  },
  month_closed_already: { status: 409, sentence: "{month} is closed already." },
  month_not_closed: { status: 409, sentence: "{month} is not closed, so there is nothing to reopen." },
  month_without_figures: {
    status: 409,
    sentence: "There are no figures of {month}. Compute the value of customers first, then close it.",
  },
  month_figures_stale: {
    status: 409,
    sentence:
      "Facts or rates changed since the figures were computed. Compute the value of customers anew, then close {month}.",
  },
  month_unreconciled: {
    status: 409,
    sentence:
      "In {month} the pool {pool} supplied {supplied}, and its parts add up to {accounted}. Look at the pool and at the last computation under Runs; the month can be closed when both are the same.",
  },
} as const;
