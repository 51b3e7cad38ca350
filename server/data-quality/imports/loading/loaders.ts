import type { ImportKind } from "../../../../contract/data-quality/imports/import-kinds.ts";
import { loadExchangeRates } from "../../../administration/load-exchange-rates.ts";
import { loadUsers } from "../../../administration/load-users.ts";
import { loadCampaigns } from "../../../campaigns/load-campaigns.ts";
import { loadAttachments } from "../../../conversations/load-attachments.ts";
import { loadContactShares } from "../../../conversations/load-contact-shares.ts";
import { loadCases, loadContacts } from "../../../conversations/load-contacts.ts";
import { loadNotes } from "../../../conversations/load-notes.ts";
import { loadAssets } from "../../../customers/load-assets.ts";
import { loadConsents } from "../../../customers/load-consents.ts";
import { loadContactPoints } from "../../../customers/load-contact-points.ts";
import { loadCustomFields } from "../../../customers/load-custom-fields.ts";
import { loadGoldenValues } from "../../../customers/load-golden-values.ts";
import { loadMatchKeys } from "../../../customers/load-match-keys.ts";
import { loadParties } from "../../../customers/load-parties.ts";
import { loadRelationships } from "../../../customers/load-relationships.ts";
import { loadSuppressions } from "../../../customers/load-suppressions.ts";
import { loadExternalLines } from "../../../insight/load-external-lines.ts";
import type { Load } from "../../../plumbing/runs/journal.ts";
import { loadRebates, loadWriteOffs } from "../../../sales/load-deductions.ts";
import { loadDocuments } from "../../../sales/load-documents.ts";
import { loadOpportunities, loadProspects } from "../../../sales/load-opportunities.ts";
import { loadPayments } from "../../../sales/load-payments.ts";
import { loadProducts } from "../../../sales/load-products.ts";
import { keepCrosswalk } from "./keep-crosswalk.ts";
import { loadKnownIds } from "./load-known-ids.ts";

/**
 * Loads what was laid out of some kinds; a delivery without any of them doesn't ask it. Without `kinds` it is always asked.
 * `analyze`: the planner of the database thinks the tables are as they were before; where much is joined and much came in, it is told by
 * which columns. Of all columns and of what indexes are made of it took ten times as long.
 */
export type Loader = {
  step: string;
  kinds?: readonly ImportKind[];
  load: (load: Load) => Promise<void>;
  analyze?: Readonly<Record<string, readonly string[]>>;
};

/**
 * Every kind of record by its loader, in the order in which they need each other; addresses that must not be used before
 * anything by which somebody could be reached.
 */
export const loaders: readonly Loader[] = [
  { step: "Loading people who work here", kinds: ["user"], load: loadUsers },
  { step: "Loading addresses not to be used", kinds: ["suppression"], load: loadSuppressions },
  { step: "Loading the fields of the workspace", load: loadCustomFields },
  { step: "Loading exchange rates", kinds: ["exchange_rate"], load: loadExchangeRates },
  {
    step: "Loading customers and people",
    kinds: ["organisation", "household", "person", "prospect"],
    load: loadParties,
    analyze: { party: ["party_id", "owner_id"] },
  },
  { step: "Loading consents", kinds: ["consent"], load: loadConsents },
  { step: "Loading further ways to reach them", kinds: ["contact_point"], load: loadContactPoints },
  {
    step: "Keeping what others like them are met by",
    kinds: ["organisation", "household", "person", "prospect", "contact_point"],
    load: loadMatchKeys,
  },
  {
    step: "Saying what counts of customers of several records",
    kinds: ["organisation", "household", "person", "prospect", "contact_point"],
    load: loadGoldenValues,
  },
  {
    step: "Loading who stands how to whom",
    kinds: ["organisation", "person", "relationship", "party_role"],
    load: loadRelationships,
    analyze: { relationship: ["party_id", "other_party_id", "type", "direction", "until"] },
  },
  {
    step: "Loading products and prices",
    kinds: ["product", "cost_price", "price_list", "price_list_entry"],
    load: loadProducts,
    analyze: { product: ["product_id"] },
  },
  { step: "Loading what customers own", kinds: ["asset"], load: loadAssets },
  { step: "Loading prospects", kinds: ["prospect", "prospect_detail"], load: loadProspects },
  { step: "Loading campaigns", kinds: ["campaign", "campaign_touch"], load: loadCampaigns },
  { step: "Loading opportunities", kinds: ["opportunity"], load: loadOpportunities },
  {
    step: "Loading quotes, orders and invoices",
    kinds: ["document", "document_line"],
    load: loadDocuments,
    analyze: {
      document: ["party_id", "document_id", "kind"],
      document_line: ["party_id", "document_id", "line_no"],
    },
  },
  { step: "Loading payments", kinds: ["payment", "allocation"], load: loadPayments },
  { step: "Loading what was written off", kinds: ["write_off"], load: loadWriteOffs },
  { step: "Loading rebates", kinds: ["rebate"], load: loadRebates },
  { step: "Loading lines of an accounting system", kinds: ["external_line"], load: loadExternalLines },
  { step: "Loading cases", kinds: ["case_file"], load: loadCases },
  { step: "Loading calls, visits and tasks", kinds: ["contact"], load: loadContacts },
  { step: "Loading who shared them", kinds: ["contact_share"], load: loadContactShares },
  { step: "Loading notes", kinds: ["note"], load: loadNotes },
  { step: "Loading files", kinds: ["file"], load: loadAttachments },
  { step: "Loading ids of other systems", kinds: ["known_id"], load: loadKnownIds },
  { step: "Keeping the ids of the source", load: keepCrosswalk },
];
