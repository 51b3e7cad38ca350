import type { ImportProfileGiven } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { conversations } from "./conversations.ts";
import { parties } from "./parties.ts";
import { sales } from "./sales.ts";

/**
 * What Salesforce's Data Loader and its full export write: one file for each object, with the names of its interface,
 * often in capitals. Moments are of UTC (`2012-04-24T14:28:41.000Z`), days `2012-05-31`.
 */
export const salesforce: ImportProfileGiven = {
  source: "salesforce",
  title: "Salesforce",
  decimal: "point",
  idForm: "salesforce",
  signs: [
    "CreatedById",
    "CreatedDate",
    "IsDeleted",
    "LastModifiedById",
    "LastModifiedDate",
    "OwnerId",
    "SystemModstamp",
    "AccountId",
    "Username",
    "WhoId",
    "*__c",
  ],
  modules: { ...parties, ...sales, ...conversations },
};
