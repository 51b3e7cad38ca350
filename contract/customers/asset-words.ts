/** How what a customer has stands: agreed and not begun, in force, paused, over. */
export const assetStates = ["planned", "active", "paused", "ended"] as const;

/** How often what was agreed for it falls due. */
export const assetPeriods = ["once", "day", "week", "month", "quarter", "half_year", "year"] as const;
