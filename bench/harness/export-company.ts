import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { to as copyTo } from "pg-copy-streams";
import {
  ImportProfile,
  type ImportProfileGiven,
} from "../../contract/data-quality/imports/import-mapping.ts";
import type { Database } from "../../server/plumbing/database/db.ts";

/** How the files below are read: the mapping a steward would write for them. */
const mapping: ImportProfileGiven = {
  source: "bench",
  dateOrder: "day-first",
  currency: "EUR",
  country: "DE",
  modules: {
    Clients: {
      kind: "organisation",
      header: ["ClientNo", "Client", "Mail", "Phone"],
      id: ["ClientNo"],
      columns: {
        Client: "name",
        Mail: "mail",
        Phone: "phone",
        Street: "line1",
        Town: "city",
        Postcode: "postcode",
        Country: "country",
      },
      always: { role: "customer", stage: "customer" },
    },
    Bills: {
      kind: "document",
      header: ["BillNo", "ClientNo", "Date"],
      id: ["BillNo"],
      columns: { BillNo: "number", Date: "issued_at" },
      links: { account: { column: "ClientNo", to: "Clients" } },
      party: ["account"],
      always: { document_kind: "invoice", recognised: "true", state: "closed" },
    },
    Lines: {
      kind: "document_line",
      header: ["BillNo", "LineNo", "Quantity"],
      id: ["BillNo", "LineNo"],
      columns: {
        Quantity: "quantity",
        ListPrice: "list_price",
        Discount: "discount_amount",
        Cost: "cost_amount",
      },
      links: { document: { column: "BillNo", to: "Bills" } },
    },
    Calls: {
      kind: "contact",
      header: ["CallNo", "ClientNo", "Began"],
      id: ["CallNo"],
      columns: { Began: "started_at", Minutes: "minutes", About: "subject" },
      links: { account: { column: "ClientNo", to: "Clients" } },
      party: ["account"],
      always: { channel: "phone", state: "done" },
    },
  },
};

const selections: Readonly<Record<string, string>> = {
  Clients: `select party_id as "ClientNo", name as "Client",
      (select normalised from contact_point as p where p.party_id = chosen.party_id and kind = 'mail' limit 1) as "Mail",
      (select normalised from contact_point as p where p.party_id = chosen.party_id and kind = 'phone' limit 1) as "Phone",
      place.line1 as "Street", place.city as "Town", place.postcode as "Postcode", place.country as "Country"
    from chosen
    left join lateral (
      select line1, city, postcode, country
      from contact_point as p
      where p.party_id = chosen.party_id and kind = 'address'
      limit 1
    ) as place on true`,
  Bills: `select document_id as "BillNo", party_id as "ClientNo", issued_on as "Date"
    from chosen join document using (party_id) where kind = 'invoice'`,
  Lines: `select line.document_id as "BillNo", line.line_no as "LineNo", line.quantity as "Quantity",
      line.list_price as "ListPrice", line.discount_amount as "Discount", line.cost_amount as "Cost"
    from chosen
    join document using (party_id)
    join document_line as line using (party_id, document_id)
    where document.kind = 'invoice'`,
  Calls: `select contact_id as "CallNo", party_id as "ClientNo",
      to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "Began", minutes as "Minutes", subject as "About"
    from chosen join contact using (party_id) where state = 'done'`,
};

/** Where the files lie, how they are read, and what is in them. */
export type Exported = {
  folder: string;
  map: string;
  files: readonly { path: string; columns: readonly string[] }[];
};

/** Writes a part of the example company as four CSV files of an old system: clients, bills, their lines, calls. */
export async function exportCompany(
  database: Database,
  folder: string,
  customersMax: number,
): Promise<Exported> {
  const client = await database.pool.connect();
  try {
    await client.query(`create temporary table chosen as
      select party.party_id, party.name
      from party
      join party_value on party_value.golden_id = party.party_id
      where is_customer
      order by md5(party.party_id::text) limit ${Math.floor(customersMax)}`);
    const files = [];
    for (const [name, selection] of Object.entries(selections)) {
      const path = join(folder, `${name}.csv`);
      await pipeline(
        client.query(copyTo(`copy (${selection}) to stdout (format csv, header)`)),
        createWriteStream(path),
      );
      const { fields } = await client.query(`${selection} limit 0`);
      files.push({ path, columns: fields.map((field) => field.name) });
    }
    const map = join(folder, "..", "bench-map.json");
    await writeFile(map, JSON.stringify(ImportProfile.parse(mapping)));
    return { folder, map, files };
  } finally {
    // With the connection goes its temporary table.
    client.release(true);
  }
}
