import type * as customers from "../../contract/customers.ts";
import type { Routes } from "../plumbing/action.ts";
import { addAsset } from "./assets/add-asset.ts";
import { changeAsset } from "./assets/change-asset.ts";
import { listAssets } from "./assets/list-assets.ts";
import { listConsents } from "./consents/list-consents.ts";
import { addContactPoint } from "./contact-points/add-contact-point.ts";
import { changeContactPoint } from "./contact-points/change-contact-point.ts";
import { removeContactPoint } from "./contact-points/remove-contact-point.ts";
import { changeCustomField } from "./custom-fields/change-custom-field.ts";
import { countCustomFieldUse } from "./custom-fields/count-custom-field-use.ts";
import { createCustomField } from "./custom-fields/create-custom-field.ts";
import { listCustomFields } from "./custom-fields/list-custom-fields.ts";
import { orderCustomFields } from "./custom-fields/order-custom-fields.ts";
import { previewCustomFieldType } from "./custom-fields/preview-custom-field-type.ts";
import { findDuplicates } from "./duplicates/find-duplicates.ts";
import { assignCustomers } from "./lists/assign-customers.ts";
import { listCustomers } from "./lists/list-customers.ts";
import { listParties } from "./lists/list-parties.ts";
import { listPeople } from "./lists/list-people.ts";
import { summariseCustomers } from "./lists/summarise-customers.ts";
import { addRole } from "./parties/add-role.ts";
import { changeParty } from "./parties/change-party.ts";
import { createParty } from "./parties/create-party.ts";
import { endRole } from "./parties/end-role.ts";
import { listPartyEvents } from "./parties/list-party-events.ts";
import { readParty } from "./parties/read-party.ts";
import { addRelationship } from "./relationships/add-relationship.ts";
import { endRelationship } from "./relationships/end-relationship.ts";
import { readRelationGraph } from "./relationships/read-relation-graph.ts";
import { search } from "./search/search.ts";

export const routes = {
  listCustomers,
  summariseCustomers,
  assignCustomers,
  listPeople,
  listParties,
  readParty,
  findDuplicates,
  createParty,
  changeParty,
  addContactPoint,
  changeContactPoint,
  removeContactPoint,
  addRelationship,
  endRelationship,
  readRelationGraph,
  addRole,
  endRole,
  listAssets,
  addAsset,
  changeAsset,
  listPartyEvents,
  listConsents,
  listCustomFields,
  createCustomField,
  changeCustomField,
  previewCustomFieldType,
  orderCustomFields,
  countCustomFieldUse,
  search,
} satisfies Routes<typeof customers>;
