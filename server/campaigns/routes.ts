import type * as campaigns from "../../contract/campaigns.ts";
import type { Routes } from "../plumbing/action.ts";
import { listCampaigns } from "./list-campaigns.ts";

export const routes = { listCampaigns } satisfies Routes<typeof campaigns>;
