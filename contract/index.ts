/** The whole API on one screen: one line for each slice, in the order of the slices. */
export * as administration from "./administration.ts";
export * as campaigns from "./campaigns.ts";
export * as conversations from "./conversations.ts";
export * as customers from "./customers.ts";
export * as insight from "./insight.ts";
export * as sales from "./sales.ts";
