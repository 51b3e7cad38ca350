/** The whole API on one screen: one line for each slice (their order is in server/slices.ts). */
export * as administration from "./administration.ts";
export * as campaigns from "./campaigns.ts";
export * as conversations from "./conversations.ts";
export * as customers from "./customers.ts";
export * as dataQuality from "./data-quality.ts";
export * as insight from "./insight.ts";
export * as sales from "./sales.ts";
