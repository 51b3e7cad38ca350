import { z } from "zod";
import { read, write } from "../endpoint.ts";
import { Amount, Currency, Day, Id, money, Page, PageQuery, Words } from "../values.ts";
import { assetPeriods, assetStates } from "./asset-words.ts";

const Asset = z.object({
  assetId: Id,
  name: z.string(),
  productId: Id.nullable(),
  serial: z.string().nullable(),
  supportPlan: z.string().nullable(),
  state: z.enum(assetStates).nullable(),
  sourceState: z
    .string()
    .nullable()
    .meta({ description: "The state in the words of the system it came from" }),
  amount: money(Amount.nullable()).meta({ description: "What was agreed for it, for each period" }),
  currency: Currency.nullable(),
  period: z.enum(assetPeriods).nullable().meta({ description: "How often the amount falls due" }),
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
  custom: z.record(z.string(), z.unknown()).meta({ description: "Fields of the workspace" }),
});

const assetFields = {
  productId: Id.nullable(),
  serial: Words(100).nullable(),
  supportPlan: Words(100).nullable(),
  state: z.enum(assetStates).nullable(),
  amount: Amount.nullable(),
  currency: Currency.nullable(),
  period: z.enum(assetPeriods).nullable(),
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
};

export const listAssets = read("GET /parties/{partyId}/assets", {
  summary: "What they own or have installed",
  permission: "party.read",
  params: z.object({ partyId: Id }),
  query: z.object(PageQuery),
  output: Page(Asset),
});

export const addAsset = write("POST /parties/{partyId}/assets", {
  summary: "Note something they own or have installed",
  permission: "party.write",
  params: z.object({ partyId: Id }),
  body: z.object({ name: Words(200), ...z.object(assetFields).partial().shape }),
  output: Asset,
  errors: ["ends_before_begin"],
  status: 201,
});

export const changeAsset = write("PATCH /parties/{partyId}/assets/{assetId}", {
  summary: "Change what is noted of an asset",
  permission: "party.write",
  params: z.object({ partyId: Id, assetId: Id }),
  body: z.object({ name: Words(200), ...assetFields }).partial(),
  output: Asset,
  errors: ["ends_before_begin"],
});
