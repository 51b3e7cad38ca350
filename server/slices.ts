import * as administration from "../contract/administration.ts";
import * as campaigns from "../contract/campaigns.ts";
import * as conversations from "../contract/conversations.ts";
import * as customers from "../contract/customers.ts";
import * as dataQuality from "../contract/data-quality.ts";
import * as insight from "../contract/insight.ts";
import * as sales from "../contract/sales.ts";
import { routes as administrationRoutes } from "./administration/routes.ts";
import { routes as campaignsRoutes } from "./campaigns/routes.ts";
import { routes as conversationsRoutes } from "./conversations/routes.ts";
import { routes as customersRoutes } from "./customers/routes.ts";
import { routes as dataQualityRoutes } from "./data-quality/routes.ts";
import { routes as insightRoutes } from "./insight/routes.ts";
import type { Slice } from "./plumbing/slice.ts";
import { routes as salesRoutes } from "./sales/routes.ts";

/**
 * The parts of the business in their order: a slice may import from those above it, and speaks to those below only
 * through events. One line each.
 */
export const slices: readonly Slice[] = [
  { name: "administration", contract: administration, routes: administrationRoutes },
  { name: "customers", contract: customers, routes: customersRoutes },
  { name: "sales", contract: sales, routes: salesRoutes },
  { name: "conversations", contract: conversations, routes: conversationsRoutes },
  { name: "insight", contract: insight, routes: insightRoutes },
  { name: "campaigns", contract: campaigns, routes: campaignsRoutes },
  { name: "data-quality", contract: dataQuality, routes: dataQualityRoutes },
];
