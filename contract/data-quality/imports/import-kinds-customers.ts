import { assetPeriods, assetStates } from "../../customers/asset-words.ts";
import { consentChannels, consentStates } from "../../customers/consents.ts";
import {
  contactPointKinds,
  contactPointStates,
  partyRoles,
  relationshipTypes,
  stages,
} from "../../party-words.ts";
import { prospectStates } from "../../sales/sales-words.ts";
import { type Kind, personName, validity, whose } from "./import-kind.ts";

export const suppressionChannels = ["mail", "phone"] as const;

const address = {
  line1: "text",
  line2: "text",
  city: "text",
  region: "text",
  postcode: "text",
  country: "country",
} as const;
const reach = {
  mail: "mail",
  phone: "phone",
  mobile: "phone",
  fax: "phone",
  website: "site",
  ...address,
} as const;
const origin = {
  industry: "text",
  segment: "text",
  territory: "text",
  language: "text",
  time_zone: "text",
  stage: "choice",
  role: "choice",
  note: "text",
  created_at: "instant",
} as const;
const originChoices = { stage: stages, role: partyRoles } as const;
const company = {
  legal_name: "text",
  employees_count: "whole",
  annual_revenue: "amount",
  annual_revenue_currency: "currency",
  tax_number: "text",
} as const;

/** Parties and what is known of them. */
export const customerKinds = {
  suppression: {
    title: "Addresses and numbers not to be used",
    fields: { channel: "choice", address: "text", reason: "text", since: "instant", source: "text" },
    choices: { channel: suppressionChannels },
    required: ["address"],
    links: [],
  },
  organisation: {
    title: "Organisations",
    fields: { name: "text", ...company, ...reach, ...origin },
    choices: originChoices,
    links: ["owner", "parent"],
    hasCustom: true,
  },
  household: {
    title: "Households",
    fields: { name: "text", ...reach, ...origin },
    choices: originChoices,
    links: ["owner"],
    hasCustom: true,
  },
  person: {
    title: "People",
    fields: { ...personName, title: "text", ...company, ...reach, ...origin },
    choices: originChoices,
    links: ["owner", "account", "household"],
    hasCustom: true,
  },
  prospect: {
    title: "Prospects",
    fields: {
      ...personName,
      title: "text",
      ...company,
      ...reach,
      ...origin,
      company_name: "text",
      status: "text",
      source: "text",
      state: "choice",
      converted: "yes",
      converted_on: "day",
    },
    choices: { ...originChoices, state: prospectStates },
    links: ["owner"],
    hasCustom: true,
  },
  prospect_detail: {
    title: "How far prospects are",
    fields: {
      company_name: "text",
      status: "text",
      source: "text",
      industry: "text",
      state: "choice",
      arrived_at: "instant",
      converted_on: "day",
    },
    choices: { state: prospectStates },
    links: [...whose, "owner"],
    ofParty: "known",
    isPersonal: true,
    hasCustom: true,
  },
  consent: {
    title: "Consents given and withdrawn",
    fields: {
      purpose: "text",
      channel: "choice",
      state: "choice",
      stated_at: "instant",
      source: "text",
      address: "text",
      ip: "text",
      confirmed_at: "instant",
      evidence: "text",
    },
    choices: { channel: consentChannels, state: consentStates },
    required: ["state", "stated_at"],
    links: [...whose],
    ofParty: "known",
    isPersonal: true,
  },
  contact_point: {
    title: "Further ways to reach somebody",
    fields: {
      point_kind: "choice",
      label: "text",
      value: "text",
      normalised: "text",
      ...address,
      state: "choice",
      checked_on: "day",
      checked_by: "text",
      is_preferred: "yes",
      ...validity,
    },
    choices: { point_kind: contactPointKinds, state: contactPointStates },
    links: [...whose],
    ofParty: "known",
    isPersonal: true,
  },
  party_role: {
    title: "Roles",
    fields: { role: "choice", since: "day", until: "day" },
    choices: { role: partyRoles },
    required: ["role"],
    links: [...whose],
    ofParty: "known",
    isPersonal: true,
  },
  relationship: {
    title: "How parties stand to each other",
    fields: { type: "choice", title: "text", since: "day", until: "day" },
    choices: { type: relationshipTypes },
    required: ["type"],
    requiredLinks: ["from", "to"],
    links: ["from", "to"],
  },
  asset: {
    title: "What customers own or have installed",
    fields: {
      name: "text",
      serial: "text",
      support_plan: "text",
      state: "choice",
      source_state: "text",
      amount: "amount",
      currency: "currency",
      period: "choice",
      ...validity,
    },
    choices: { state: assetStates, period: assetPeriods },
    links: [...whose, "product"],
    ofParty: "known",
    hasCustom: true,
  },
} as const satisfies Record<string, Kind>;
