import type { ImportProfileGiven } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { conversations } from "./conversations.ts";
import { vtigerLabels } from "./labels.ts";
import { parties } from "./parties.ts";
import { sales } from "./sales.ts";

/**
 * vtiger CRM 8. Its exports write the labels of the language of whoever exports, no ids but the numbers people see (ACC12),
 * and other records by their names.
 */
export const vtiger: ImportProfileGiven = {
  source: "vtiger",
  title: "vtiger",
  labels: vtigerLabels,
  modules: { ...parties, ...sales, ...conversations },
};
