/** The words of what customers own, have installed or agreed to. */
export const enAssets = {
  assets: {
    title: "What they have",
    from: "from",
    until: "until",
    states: { planned: "not begun", active: "in force", paused: "paused", ended: "over" },
    each: {
      once: (amount: string) => `${amount} once`,
      day: (amount: string) => `${amount} a day`,
      week: (amount: string) => `${amount} a week`,
      month: (amount: string) => `${amount} a month`,
      quarter: (amount: string) => `${amount} a quarter`,
      half_year: (amount: string) => `${amount} every half year`,
      year: (amount: string) => `${amount} a year`,
    },
  },
};
