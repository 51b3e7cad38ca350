import type { Tx } from "../../server/plumbing/database/db.ts";
import type { Company } from "../company/records.ts";
import { madeId } from "./id-maker.ts";
import type { SharedIds } from "./shared-records.ts";

/** The company's own records: who it is, who works there, what it sells, what it did to reach people, exchange rates. */
export async function writeShared(tx: Tx, company: Company, ids: SharedIds): Promise<void> {
  await tx.sql`
    update workspace
    set name = ${company.name}, base_currency = ${company.baseCurrency}, time_zone = ${company.timeZone},
      country = 'DE', version = version + 1`;
  await tx.sql`
    insert into exchange_rate (currency, valid_from, rate)
    select currency, "validFrom", rate
    from jsonb_to_recordset(${JSON.stringify(company.exchangeRates)}::jsonb)
      as (currency text, "validFrom" date, rate numeric)
    on conflict (currency, valid_from) do update set rate = excluded.rate`;
  await writeStaff(tx, company, ids);
  await writeProducts(tx, company, ids);
  await writeCampaigns(tx, company, ids);
}

/** Accounts as an accepted invitation leaves them, without a password: nobody can sign in with one until it gets its own. */
async function writeStaff(tx: Tx, { staff, from, choice: { seed } }: Company, ids: SharedIds): Promise<void> {
  const ms = Date.parse(from);
  const teams = [...new Set(staff.map((member) => member.team))].map((name, no) => ({
    name,
    teamId: madeId(seed, ms, { purpose: "team", index: 0, no }),
  }));
  await tx.sql`
    insert into team (team_id, name, is_example)
    select "teamId", name, true from jsonb_to_recordset(${JSON.stringify(teams)}::jsonb) as ("teamId" uuid, name text)
    on conflict (name) do nothing`;
  const rows = staff.map((member) => ({ ...member, userId: ids.users.get(member.key) }));
  await tx.sql`
    insert into user_account (user_id, name, mail, role, team_id, state, created_at, is_example)
    select "userId", given.name, mail, role, team.team_id, 'active', ${from}::date, true
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given ("userId" uuid, name text, mail text, role text, team text)
    join team on team.name = given.team`;
}

async function writeProducts(tx: Tx, company: Company, ids: SharedIds): Promise<void> {
  const rows = company.products.map(({ costPrices, ...product }) => ({
    ...product,
    productId: ids.products.get(product.key)?.productId,
  }));
  await tx.sql`
    insert into product (product_id, code, name, category, unit, list_price, currency, created_at)
    select "productId", code, name, category, unit, "listPrice", ${company.baseCurrency}, ${company.from}::date
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as ("productId" uuid, code text, name text, category text, unit text, "listPrice" numeric)`;
  const prices = company.products.flatMap(({ key, costPrices }) =>
    costPrices.map(({ validFrom, amount }, no) => ({
      productId: ids.products.get(key)?.productId,
      validFrom: no === 0 ? null : validFrom,
      validUntil: costPrices[no + 1]?.validFrom ?? null,
      amount,
    })),
  );
  await tx.sql`
    insert into cost_price (product_id, valid_during, amount, currency)
    select "productId", daterange("validFrom", "validUntil"), amount, ${company.baseCurrency}
    from jsonb_to_recordset(${JSON.stringify(prices)}::jsonb)
      as ("productId" uuid, "validFrom" date, "validUntil" date, amount numeric)`;
}

async function writeCampaigns(tx: Tx, company: Company, ids: SharedIds): Promise<void> {
  const rows = company.campaigns.map((campaign) => ({
    ...campaign,
    campaignId: ids.campaigns.get(campaign.key),
    state: campaign.endsOn <= company.choice.until ? "done" : "running",
  }));
  await tx.sql`
    insert into campaign (campaign_id, name, type, state, starts_on, ends_on, currency, budget_amount, cost_amount, created_at)
    select "campaignId", name, type, state, "startsOn", "endsOn", ${company.baseCurrency}, cost, cost, "startsOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as ("campaignId" uuid, name text, type text, state text, "startsOn" date, "endsOn" date, cost numeric)`;
}
