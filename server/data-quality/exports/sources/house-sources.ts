import { sql } from "kysely";
import type { ImportKind } from "../../../../contract/data-quality/imports/import-kinds.ts";
import { column, elsewhere, idOf, type SourceOf } from "./source.ts";

/** What belongs to no customer: who works here, what the workspace added, under which ids other systems know its records. */
export const houseSources = {
  user: {
    file: "users",
    permission: "user.read",
    from: sql`user_account t left join team on team.team_id = t.team_id`,
    id: column("user_id"),
    order: column("user_id"),
    fields: {
      name: column("name"),
      given_name: elsewhere,
      family_name: elsewhere,
      mail: column("mail"),
      team: sql`team.name`,
      locale: column("locale"),
      created_at: column("created_at"),
    },
    links: {},
  },
  custom_field: {
    file: "custom-fields",
    permission: "party.read",
    from: sql`custom_field t`,
    id: idOf(column("record_kind"), column("key")),
    order: sql`t.record_kind, t.key`,
    fields: {
      record_kind: column("record_kind"),
      key: column("key"),
      title: column("title"),
      type: column("type"),
      choices: sql`(select string_agg(one, ' | ' order by place) from jsonb_array_elements_text(t.choices) with ordinality as c (one, place))`,
      place: column("place"),
      is_required: column("is_required"),
      is_hidden: column("is_hidden"),
      is_retired: column("is_retired"),
    },
    links: {},
  },
  exchange_rate: {
    file: "exchange-rates",
    permission: "party.read",
    from: sql`exchange_rate t`,
    id: idOf(column("currency"), column("valid_from")),
    order: sql`t.currency, t.valid_from`,
    fields: { currency: column("currency"), valid_from: column("valid_from"), rate: column("rate") },
    links: {},
  },
  // One whose words were erased is known by its hash alone, which only this workspace's key can make.
  suppression: {
    file: "suppressions",
    permission: "party.read",
    isOfHouse: true,
    from: sql`suppression t`,
    where: sql`t.address is not null`,
    id: idOf(column("channel"), column("address")),
    order: sql`t.channel, t.address, t.address_hash`,
    fields: {
      channel: column("channel"),
      address: column("address"),
      reason: column("reason"),
      since: column("since"),
      source: column("source"),
    },
    links: {},
  },
  known_id: {
    file: "known-ids",
    permission: "import.run",
    isOfHouse: true,
    from: sql`crosswalk t`,
    // Our own ids are the records' own.
    where: sql`t.source <> 'vitalfew'`,
    id: idOf(column("source"), column("kind"), column("source_id")),
    order: sql`t.source, t.kind, t.source_id`,
    fields: {
      source: column("source"),
      module: column("kind"),
      source_id: column("source_id"),
      record_no: column("record_no"),
      name_key: column("name_key"),
      row_hash: column("row_hash"),
      fact_hash: column("fact_hash"),
      is_repeat: column("is_repeat"),
    },
    links: { record: column("record_id") },
    custom: column("custom"),
  },
} as const satisfies { [Kind in ImportKind]?: SourceOf<Kind> };
