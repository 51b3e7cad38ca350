import type { ImportProfileGiven } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { addressOf, type ModuleGiven } from "./module-parts.ts";

const himself = { person: { column: "Email Address", to: "Members" } };

/** Whoever is on the list, in whatever state. */
const member = (
  header: string[],
  signs: string[],
  parts: NonNullable<ModuleGiven["parts"]>,
  ignored: string[],
): ModuleGiven => ({
  kind: "person",
  header: ["Email Address", ...header],
  signs: [...signs, "EUID", "LEID", "MEMBER_RATING", "OPTIN_IP", "CONFIRM_IP", "LAST_CHANGED"],
  id: ["Email Address"],
  name: ["First Name", "Last Name"],
  columns: {
    "Email Address": "mail",
    "First Name": "given_name",
    "Last Name": "family_name",
    "Phone Number": "phone",
    NOTES: "note",
    TAGS: { field: "custom", type: "several" },
    OPTIN_TIME: "created_at",
    ...addressOf({ region: "REGION", country: "CC" }),
  },
  always: { stage: "none" },
  parts,
  ignored: [
    "LATITUDE",
    "LONGITUDE",
    "GMTOFF",
    "DSTOFF",
    "EUID",
    "LEID",
    "OPTIN_IP",
    "CONFIRM_IP",
    "CONFIRM_TIME",
    ...ignored,
  ],
});

/** That somebody agreed: when, from which address of the net, and when the link in the mail was followed. */
const agreed: NonNullable<ModuleGiven["parts"]>[string] = {
  kind: "consent",
  id: ["Email Address"],
  columns: {
    // What was said first counts; the second address of the net is kept with the evidence.
    CONFIRM_TIME: ["confirmed_at", "stated_at"],
    OPTIN_TIME: "stated_at",
    CONFIRM_IP: ["ip", "evidence"],
    OPTIN_IP: "ip",
    "Email Address": "address",
  },
  links: himself,
  always: { purpose: "marketing", channel: "mail", state: "granted", source: "Mailchimp" },
  usually: { stated_at: "today" },
  party: ["person"],
};

const suppressed = (
  time: string,
  reason: string,
  more: ModuleGiven["columns"],
): NonNullable<ModuleGiven["parts"]>[string] => ({
  kind: "suppression",
  id: ["Email Address"],
  columns: { "Email Address": "address", [time]: "since", ...more },
  always: { channel: "mail", source: "Mailchimp" },
  usually: { reason },
});

const audience = (members: ModuleGiven): ImportProfileGiven => ({
  source: "mailchimp",
  title: "Mailchimp",
  timeZone: "UTC",
  modules: { Members: members },
});

/**
 * A Mailchimp audience: one file each of those who are subscribed, who unsubscribed, and whose addresses came back
 * (cleaned). Whoever moves from one to another stays the same. What they agreed to and when is the evidence of it;
 * addresses that must not be used any more come in as such. Moments are of UTC.
 */
export const mailchimp: readonly ImportProfileGiven[] = [
  audience(member([], [], { Consents: agreed }, [])),
  audience(
    member(
      ["UNSUB_TIME"],
      ["UNSUB_CAMPAIGN_TITLE", "UNSUB_CAMPAIGN_ID", "UNSUB_REASON"],
      {
        Suppressions: suppressed("UNSUB_TIME", "Unsubscribed", { UNSUB_REASON: "reason" }),
        Consents: agreed,
        Withdrawals: {
          kind: "consent",
          id: ["Email Address"],
          columns: { UNSUB_TIME: "stated_at", UNSUB_REASON: "evidence" },
          links: himself,
          always: { purpose: "marketing", channel: "mail", state: "withdrawn", source: "Mailchimp" },
          party: ["person"],
        },
      },
      ["UNSUB_TIME", "UNSUB_REASON"],
    ),
  ),
  audience(
    member(
      ["CLEAN_TIME"],
      ["CLEAN_CAMPAIGN_TITLE", "CLEAN_CAMPAIGN_ID"],
      { Suppressions: suppressed("CLEAN_TIME", "The address came back: it can't be reached", {}) },
      ["CLEAN_TIME"],
    ),
  ),
];
