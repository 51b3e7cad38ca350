/** Over which days what a customer brings is added up. */
export const valueWindows = ["12m", "calendar", "fiscal", "to_date", "before", "all"] as const;
export type ValueWindow = (typeof valueWindows)[number];

/** Those that all customers together are looked at over: of closed months. */
export const curveWindows = ["12m", "calendar", "fiscal", "before", "all"] as const;
export type CurveWindow = (typeof curveWindows)[number];

export const windowDescription =
  "12m: twelve closed months; calendar, fiscal: the last such year that is over; to_date: the running fiscal year; before: the twelve months before the twelve; all: since the beginning";
