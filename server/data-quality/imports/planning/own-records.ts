import { type RawBuilder, sql } from "kysely";
import type { ImportKind } from "../../../../contract/data-quality/imports/import-kinds.ts";

/** The source of what Vitalfew itself wrote out: its ids are ours. */
export const ownSource = "vitalfew";

type Home = { kinds: readonly ImportKind[]; table: string; id: string; party: RawBuilder<unknown> };

const theirs = sql`r.party_id`;
const nobodys = sql`null::uuid`;

/** Where the records lie that have an id of their own, and by which column they are known. */
const homes: readonly Home[] = [
  {
    kinds: ["organisation", "household", "person", "prospect"],
    table: "party",
    id: "party_id",
    party: theirs,
  },
  { kinds: ["user"], table: "user_account", id: "user_id", party: nobodys },
  { kinds: ["consent"], table: "consent", id: "consent_id", party: theirs },
  { kinds: ["contact_point"], table: "contact_point", id: "contact_point_id", party: theirs },
  { kinds: ["asset"], table: "asset", id: "asset_id", party: theirs },
  { kinds: ["product"], table: "product", id: "product_id", party: nobodys },
  { kinds: ["price_list"], table: "price_list", id: "price_list_id", party: nobodys },
  { kinds: ["campaign"], table: "campaign", id: "campaign_id", party: nobodys },
  { kinds: ["campaign_touch"], table: "campaign_touch", id: "touch_id", party: theirs },
  { kinds: ["opportunity"], table: "opportunity", id: "opportunity_id", party: theirs },
  { kinds: ["document"], table: "document", id: "document_id", party: theirs },
  { kinds: ["payment"], table: "payment", id: "payment_id", party: theirs },
  { kinds: ["write_off"], table: "write_off", id: "write_off_id", party: theirs },
  { kinds: ["rebate"], table: "rebate", id: "rebate_id", party: theirs },
  { kinds: ["external_line"], table: "external_line", id: "line_id", party: theirs },
  { kinds: ["case_file"], table: "case_file", id: "case_id", party: theirs },
  { kinds: ["contact"], table: "contact", id: "contact_id", party: theirs },
  { kinds: ["contact_share"], table: "contact_share", id: "share_id", party: theirs },
  { kinds: ["note"], table: "note", id: "note_id", party: theirs },
  { kinds: ["file"], table: "attachment", id: "attachment_id", party: theirs },
];

/** For each table: its kinds, and a query for its records as `(record_id, party_id)`. */
export const ownRecords: readonly { kinds: readonly ImportKind[]; records: RawBuilder<unknown> }[] = [
  ...homes.map(({ kinds, table, id, party }) => ({
    kinds,
    records: sql`select r.${sql.ref(id)} as record_id, ${party} as party_id from ${sql.table(table)} r`,
  })),
  {
    // Both sides lie under one id; the one it starts from stands for it.
    kinds: ["relationship"],
    records: sql`select r.relationship_id as record_id, r.party_id from relationship r where r.direction = 'from'`,
  },
];

// Where the records lie that a link of this name means; all others mean a party.
const behind: Readonly<Record<string, readonly string[]>> = {
  owner: ["user_account"],
  product: ["product"],
  price_list: ["price_list"],
  campaign: ["campaign"],
  order: ["document"],
  document: ["document"],
  opportunity: ["opportunity"],
  payment: ["payment"],
  case: ["case_file"],
  contact: ["contact"],
  record: homes.map(({ table }) => table),
};

/** The records here that a link may mean, by our own ids: `(named, record_id)`. */
export function recordsBehind(link: string): RawBuilder<unknown> {
  const tables = behind[link] ?? ["party"];
  return sql.join(
    homes
      .filter(({ table }) => tables.includes(table))
      .map(
        ({ table, id }) =>
          sql`select r.${sql.ref(id)}::text as named, r.${sql.ref(id)} as record_id from ${sql.table(table)} r`,
      ),
    sql` union all `,
  );
}
