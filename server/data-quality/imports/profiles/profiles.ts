import { ImportProfile } from "../../../../contract/import-mapping.ts";
import { northwind } from "./northwind.ts";
import { superstore } from "./superstore.ts";
import { zoho } from "./zoho.ts";

/** The systems whose exports are known by their headers. One line each. */
export const profiles: readonly ImportProfile[] = [zoho, northwind, superstore].map((given) =>
  ImportProfile.parse(given),
);
