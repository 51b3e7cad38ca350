import { costErrors } from "./errors/cost-errors.ts";
import { exportErrors } from "./errors/export-errors.ts";
import { importErrors } from "./errors/import-errors.ts";
import { matchErrors } from "./errors/match-errors.ts";
import { ratingErrors } from "./errors/rating-errors.ts";
import { salesErrors } from "./errors/sales-errors.ts";

/**
 * Every way in which Vitalfew says no: code, HTTP status, and the sentence a person reads.
 * The sentence names what the person can do; `{name}` is filled from the refusal's details.
 */
export const errors = {
  // The request itself
  input_invalid: {
    status: 400,
    sentence: "Some of what was sent can't be used. Correct the fields named here and send it again.",
  },
  json_invalid: {
    status: 400,
    sentence: "The body isn't valid JSON. Check for a missing quote, comma or bracket.",
  },
  content_type_unsupported: {
    status: 415,
    sentence: "This address takes {expected}. Set the Content-Type header to match.",
  },
  body_too_large: {
    status: 413,
    sentence: "That is more than this address takes ({limit}). Send it in smaller parts.",
  },
  cursor_invalid: {
    status: 400,
    sentence: "This page mark no longer fits the list. Start again from the first page.",
  },
  address_unknown: {
    status: 404,
    sentence: "There is nothing at this address. The API's table of contents is at /api/v1/openapi.json.",
  },
  cross_site: {
    status: 403,
    sentence:
      "The request came from another site and was not carried out. Open Vitalfew in its own tab and try again.",
  },
  too_many_requests: {
    status: 429,
    sentence: "That was tried too often. Wait {seconds} seconds, then try again.",
  },
  idempotency_key_reused: {
    status: 422,
    sentence: "This Idempotency-Key was already used for a different request. Use a new key.",
  },
  version_required: {
    status: 428,
    sentence: "Say which version you are changing: send its number in the If-Match header.",
  },
  version_stale: {
    status: 412,
    sentence:
      "Somebody changed this since you opened it. Load it again, look at the changes, and save once more.",
  },
  unexpected: {
    status: 500,
    sentence:
      "Something went wrong on our side. Nothing was changed. Tell your administrator the request number {request}.",
  },
  unavailable: {
    status: 503,
    sentence: "The database can't be reached just now. Nothing was changed. Try again in a minute.",
  },

  // Who may do what
  not_signed_in: { status: 401, sentence: "Sign in first." },
  not_permitted: {
    status: 403,
    sentence: "Your role doesn't allow this. An owner can change roles under Administration.",
  },
  not_found: { status: 404, sentence: "There is no such record, or it isn't yours to see." },

  // Customers
  name_missing: {
    status: 400,
    sentence: "A name is missing. Give one; of a person the given or the family name.",
  },
  party_unknown: {
    status: 400,
    sentence: "There is no customer or person of that id that you may see. Choose another one.",
  },
  owner_unknown: { status: 400, sentence: "There is nobody of that id here to look after this record." },
  contact_point_unreadable: {
    status: 400,
    sentence: "{raw} can't be read as a {kind}. Check it for a missing or a wrong character.",
  },
  relationship_to_itself: {
    status: 400,
    sentence: "A record can't stand in a relationship to itself. Choose another one.",
  },
  relationship_known: { status: 409, sentence: "This relationship is noted already and still holds." },
  role_held: { status: 409, sentence: "This role is held already. End it first, or leave it as it is." },
  ends_before_begin: {
    status: 400,
    sentence: "The end lies before the beginning. Correct one of the two days.",
  },

  custom_value_unreadable: {
    status: 400,
    sentence: "A value doesn't fit its field. Correct what is named here and save again.",
  },
  custom_field_known: {
    status: 409,
    sentence: "There is a field of this name already. Change that one, or choose another name.",
  },

  // Sales
  cost_price_used: {
    status: 409,
    sentence:
      "Cost prices from {first} on are in use in figures and stay as they are. Let the new price begin after {last}.",
  },
  document_number_taken: { status: 409, sentence: "{kind} {number} is here already. Give another number." },
  document_not_open: {
    status: 409,
    sentence: "This document is {state}, so that can't be done with it any more.",
  },
  document_paid: {
    status: 409,
    sentence: "Payments are allocated to this document. Take them off first, or issue a credit note.",
  },
  document_credited: {
    status: 409,
    sentence:
      "Credit notes or returns in force are of this document. Cancel those first, or credit what is left of it.",
  },
  product_unknown: { status: 400, sentence: "There is no product of that id. Choose one from the list." },

  // Conversations
  shared_twice: {
    status: 400,
    sentence:
      "{name} stands there already. Name each customer once; how much each bears is said by the weights.",
  },
  case_unknown: { status: 400, sentence: "There is no such case at this customer. Choose one of theirs." },
  case_closed: { status: 409, sentence: "This case is closed already." },
  finding_missing: {
    status: 400,
    sentence: "Say what the complaint came to: our fault, not our fault, somebody else's, or left open.",
  },

  // Signing on, people, keys, the workspace
  sign_in_refused: {
    status: 401,
    sentence:
      "Mail address and password don't match an account here. Check both; an owner can give you a link to set a new password.",
  },
  password_weak: { status: 422, sentence: "{problem}" },
  password_wrong: { status: 403, sentence: "That isn't your current password. Check it and try again." },
  link_unusable: {
    status: 410,
    sentence:
      "This link was already used, replaced by a newer one, or is too old. Ask an owner for a new link.",
  },
  set_up_link_unusable: {
    status: 410,
    sentence:
      "This set-up link was replaced by a newer one or is older than a day. Start Vitalfew again: it prints a new link.",
  },
  set_up_done: {
    status: 409,
    sentence: "Vitalfew is already set up. Sign in, or ask an owner for an invitation.",
  },
  mail_taken: {
    status: 409,
    sentence:
      "An account with this mail address exists. Look for it under People and roles, or use another address.",
  },
  mail_missing: {
    status: 409,
    sentence: "This person has no mail address yet. Add one first; it is the name to sign in with.",
  },
  account_locked: { status: 409, sentence: "This account is locked. Unlock it first, then make a link." },
  last_owner: {
    status: 409,
    sentence: "This is the last active owner, and one has to remain. Make somebody else an owner first.",
  },
  role_beyond_yours: {
    status: 403,
    sentence: "The account would be allowed more than you are. Ask somebody who has these permissions.",
  },
  permissions_beyond_yours: {
    status: 403,
    sentence: "A key can't do more than you. Leave out: {permissions}.",
  },
  key_not_enough: {
    status: 403,
    sentence: "An API key can't do this. Sign in with mail address and password.",
  },
  day_past: { status: 422, sentence: "That day is over. Choose today or a later day." },
  team_unknown: { status: 422, sentence: "There is no such team. Create it first or choose another." },
  team_name_taken: { status: 409, sentence: "A team of this name exists. Use it, or choose another name." },
  currency_fixed: {
    status: 409,
    sentence: "The base currency can't change any more: documents exist, and customers are compared in it.",
  },

  // Starting up, and the command line
  usage: { status: 400, sentence: "{problem} See npx vitalfew help {command}." },
  command_unknown: { status: 404, sentence: "There is no command {name}. {hint}" },
  already_running: {
    status: 409,
    sentence:
      "Vitalfew already runs on the data folder {folder}, {address} (process {pid}). Use that one, stop it first, or name another folder with VITALFEW_DATA.",
  },
  port_taken: {
    status: 409,
    sentence:
      "Port {port} is taken by another program. Name another one with PORT, or PORT=0 for any that is free.",
  },
  port_closed: {
    status: 403,
    sentence: "This user may not listen on port {port}. Name one above 1023 with PORT.",
  },
  port_invalid: {
    status: 400,
    sentence: "PORT is {port}, which is not a port. Give a number from 0 (any free one) to 65535.",
  },
  public_address_invalid: {
    status: 400,
    sentence: "VITALFEW_URL is {url}, which is not an address. Write it like https://crm.example.com.",
  },
  web_not_built: {
    status: 500,
    sentence: "The web pages could not be built: {reason} Run npm run build to see everything it says.",
  },
  migration_changed: {
    status: 500,
    sentence:
      "The migration {name} was changed after it had run on this database. Restore the file and put the change into a new one.",
  },
  migration_failed: {
    status: 500,
    sentence: "The migration {name} did not run and left nothing behind: {reason}",
  },
  database_newer: {
    status: 409,
    sentence:
      "This database was last used by a newer Vitalfew (it knows {name}). Install that version or a later one; nothing was changed.",
  },
  data_folder_closed: {
    status: 403,
    sentence:
      "{user} may not use the folder {folder}, which belongs to {owner}. Start as {owner}, or name another folder with VITALFEW_DATA.",
  },
  data_folder_incomplete: {
    status: 409,
    sentence:
      "{link} points to {target}, which is gone. Bring that folder back, or remove the link to begin with an empty database.",
  },
  data_folder_not_ours: {
    status: 409,
    sentence:
      "The folder {folder} holds files that are not a database. Move them away, or name another folder with VITALFEW_DATA.",
  },
  database_not_built_in: {
    status: 501,
    sentence:
      "There is no built-in PostgreSQL for {platform}. Run npm ci once more, or set DATABASE_URL to a PostgreSQL 15 or newer.",
  },
  database_not_starting: {
    status: 503,
    sentence: "The built-in database did not start: {reason} Its log is {file}.",
  },
  database_password_lost: {
    status: 503,
    sentence:
      "The running database does not accept the password in {file}. Stop every Vitalfew process of this folder, remove that file and start again: a new one is made.",
  },
  database_version_other: {
    status: 409,
    sentence:
      "The folder {folder} holds a PostgreSQL {found} database, and this version of Vitalfew brings PostgreSQL {wanted}. Start it with the version that made it, or name another folder with VITALFEW_DATA.",
  },
  database_too_old: {
    status: 501,
    sentence:
      "DATABASE_URL leads to PostgreSQL {found}. Vitalfew needs 15 or newer; without DATABASE_URL it uses its own.",
  },
  database_unreachable: {
    status: 503,
    sentence:
      "The database of DATABASE_URL can't be reached: {reason} Check the address and that it runs; without DATABASE_URL Vitalfew uses its own.",
  },

  // Value and the cost model
  cost_model_file_invalid: {
    status: 400,
    sentence:
      "{file} is no cost model: {problem}. npx vitalfew cost-model show --json prints one to start from.",
  },
  cost_model_pool_unknown: {
    status: 422,
    sentence:
      "The activity {activity} takes its minutes from the pool {pool}, which the model does not have. Add the pool, or name another.",
  },
  cost_model_method_fixed: {
    status: 422,
    sentence:
      "The activity {activity} was charged in another way before {day}. Give the new way a code of its own, or let it hold since the beginning (validFrom null).",
  },
  cost_model_channel_taken: {
    status: 409,
    sentence:
      "Another activity already prices the contacts of that channel and kind. Change that one, or name another channel or kind.",
  },

  ...costErrors,

  // The example company
  example_here: {
    status: 409,
    sentence: "The example company is here already, or on its way.",
  },
  example_not_empty: {
    status: 409,
    sentence:
      "This workspace holds records or accounts of its own, and the example company must not mix with them. npm run demo shows it beside, in a database of its own.",
  },
  example_missing: {
    status: 409,
    sentence: "The example company is not here, so there is nothing to remove.",
  },
  example_is_demo: {
    status: 409,
    sentence:
      "This is a demo: the example company is all there is. Stop it and run npm start for a workspace of your own.",
  },
  example_holds_loads: {
    status: 409,
    sentence:
      "Loads of your own files stand here beside the example ({count}). Take them back under Imports first, then remove the example.",
  },
  example_grew: {
    status: 409,
    sentence:
      "Records were added beside the example ({count} by now), and they would be removed with it. Look at them once more, and confirm with that number.",
  },
  example_busy: {
    status: 409,
    sentence: "{title} is still at work. Wait until it has ended, then remove the example company.",
  },
  demo_link_void: {
    status: 410,
    sentence:
      "This link belongs to a demo that no longer runs, or is too old. Start the demo again: it prints new links each time.",
  },
  demo_not_kept: {
    status: 409,
    sentence:
      "{folder} holds a workspace that is no demo, and is left alone. Name another folder with VITALFEW_DATA, or leave DATABASE_URL away.",
  },
  database_not_empty: {
    status: 409,
    sentence:
      "There are customers in this database already, and the example company is only loaded into an empty one. Name another data folder with VITALFEW_DATA, or another database with DATABASE_URL; nothing was changed.",
  },
  demo_folder_filled: {
    status: 409,
    sentence: "{folder} is not an empty folder. Name one that is, or one that does not exist yet.",
  },

  ...importErrors,
  ...ratingErrors,
  ...exportErrors,
  ...matchErrors,
  ...salesErrors,
} as const satisfies Record<string, { status: number; sentence: string }>;

export type ErrorCode = keyof typeof errors;

/** Codes that any endpoint may answer with; the others are declared where they happen. */
export const commonErrors = [
  "input_invalid",
  "json_invalid",
  "content_type_unsupported",
  "body_too_large",
  "cursor_invalid",
  "address_unknown",
  "cross_site",
  "too_many_requests",
  "idempotency_key_reused",
  "unexpected",
  "unavailable",
  "not_signed_in",
  "not_permitted",
  "not_found",
] as const satisfies readonly ErrorCode[];

/** The sentence of a code, with `{name}` filled in from the details. */
export function sentenceOf(code: ErrorCode, details: Readonly<Record<string, unknown>> = {}): string {
  return errors[code].sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? name));
}
