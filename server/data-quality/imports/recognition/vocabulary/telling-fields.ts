import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";

type Telling = {
  /** Without one of each of these (fields, or links after `→`) a table is hardly of this kind. */
  needs: readonly string[];
  /** Each of these speaks for it. */
  tells: string;
  /** How much rarer than others tables of this kind are. */
  rare?: number;
};

/** Which fields tell what a table holds. Kinds that are not here are not proposed: nobody but ourselves exports them. */
export const tellingFields: Readonly<Partial<Record<ImportKind, Telling>>> = {
  user: { needs: ["name|given_name|family_name"], tells: "name mail team", rare: 2 },
  exchange_rate: { needs: ["currency", "rate"], tells: "rate valid_from", rare: 2 },
  suppression: { needs: ["address"], tells: "reason since", rare: 6 },
  organisation: { needs: ["name"], tells: "name website industry employees_count annual_revenue tax_number" },
  household: { needs: ["name"], tells: "name", rare: 4 },
  person: {
    needs: ["name|family_name|given_name|mail"],
    tells: "given_name family_name title mobile →account",
  },
  prospect: {
    needs: ["name|family_name|company_name|mail", "status|source|state|converted"],
    tells: "status source state converted company_name",
    rare: 3,
  },
  consent: {
    needs: ["address|→person|→party|→lead", "state|stated_at"],
    tells: "confirmed_at ip purpose stated_at",
    rare: 6,
  },
  relationship: { needs: ["→from", "→to"], tells: "type", rare: 4 },
  category: { needs: ["name"], tells: "name", rare: 1 },
  product: { needs: ["name"], tells: "code list_price cost category unit manufacturer is_active" },
  cost_price: { needs: ["→product", "amount"], tells: "amount valid_from", rare: 1 },
  price_list: { needs: ["name"], tells: "pricing_model", rare: 1.5 },
  price_list_entry: { needs: ["→product", "→price_list", "price"], tells: "price", rare: 1.5 },
  asset: { needs: ["name|serial|→product|support_plan"], tells: "serial support_plan valid_until", rare: 2 },
  campaign: { needs: ["name"], tells: "budget_amount cost_amount starts_on ends_on type", rare: 1 },
  campaign_touch: { needs: ["→campaign", "→person|→lead|→account|→party"], tells: "status", rare: 0.5 },
  opportunity: {
    needs: ["name|stage|amount"],
    tells: "stage probability closes_on expected_revenue lost_reason amount",
  },
  document: {
    needs: ["issued_at", "number|gross_total|net_total|→account|→person"],
    tells: "number due_on gross_total net_total tax_total →account list_total",
  },
  document_line: {
    needs: ["→document", "quantity|net_amount|list_amount"],
    tells: "quantity list_price net_amount line_no →document →product discount_share",
  },
  payment: { needs: ["amount", "received_on"], tells: "method →document reference", rare: 0.5 },
  allocation: { needs: ["→payment", "→document", "amount"], tells: "amount", rare: 2 },
  external_line: { needs: ["on_day", "amount", "category"], tells: "category", rare: 4 },
  case_file: {
    needs: ["opened_at|number", "subject|state|priority"],
    tells: "priority closed_at case_kind channel",
  },
  contact: {
    needs: ["started_at"],
    tells: "minutes seconds direction outcome channel subject started_at ended_at",
  },
  note: { needs: ["text"], tells: "text written_at" },
  file: { needs: ["path"], tells: "path", rare: 2 },
};
