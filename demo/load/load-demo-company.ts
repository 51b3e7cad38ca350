import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { DB } from "../../db/rows.ts";
import { startFillingMatchKeys } from "../../server/customers/duplicates/keys/fill-keys.ts";
import { enterWords } from "../../server/customers/search/name-words.ts";
import { tallyCustomers } from "../../server/customers/tally-customers.ts";
import { setCostModel } from "../../server/insight/cost-model/apply-cost-model.ts";
import { costModelOn } from "../../server/insight/cost-model/cost-model-on.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import { openDatabase, type Tx, txOf } from "../../server/plumbing/database/db.ts";
import { record } from "../../server/plumbing/events.ts";
import { refuse } from "../../server/plumbing/refuse.ts";
import { everybodyOf } from "../company/customers-of.ts";
import { describeCompany } from "../company/describe-company.ts";
import type { Company, DemoChoice } from "../company/records.ts";
import { batchesOf } from "./batches.ts";
import { costModelDocument } from "./cost-model-document.ts";
import { pourBatch } from "./pour-batch.ts";
import { type OnProgress, setIndexesAside } from "./set-indexes-aside.ts";
import { sharedIdsOf } from "./shared-records.ts";
import { filledTables } from "./sheets.ts";
import { writeShared } from "./write-shared.ts";

export type Loaded = { customers: number; parties: number; facts: number };

// Below it, keeping the indexes while rows come costs less than building them again.
const manyCustomers = 20_000;

/**
 * Fills an empty database with the example company: everything or, when it fails, nothing. It writes the tables
 * directly, as a restore does (docs/decisions/0015), and computes no figures.
 * Refuses with `database_not_empty` when anybody besides our own company is there.
 * @returns how many customers, parties (people and prospects included) and facts were written
 */
export async function loadDemoCompany(
  databaseUrl: string,
  choice: DemoChoice,
  onProgress: OnProgress = () => undefined,
): Promise<Loaded> {
  const db = openDatabase(databaseUrl, 1);
  const client = await db.pool.connect();
  try {
    await client.query("begin");
    const loaded = await fill(client, describeCompany(choice), onProgress);
    await client.query("commit");
    return loaded;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
    await db.close();
  }
}

async function fill(client: pg.PoolClient, company: Company, onProgress: OnProgress): Promise<Loaded> {
  const tx = txOver(client);
  await refuseUnlessEmpty(tx);
  const shared = sharedIdsOf(company);
  await writeShared(tx, company, shared);
  const actor = systemActor("command");
  const shipped = await costModelOn(tx, company.from);
  await setCostModel(tx, actor, costModelDocument(company, shipped), { dryRun: false });

  const { customers } = company.choice;
  const putBack =
    customers >= manyCustomers ? await setIndexesAside(client, Object.keys(filledTables)) : null;
  const everybody = everybodyOf(company);
  const loaded: Loaded = { customers: 0, parties: 0, facts: 0 };
  for await (const batch of batchesOf(company.choice)) {
    await pourBatch(client, batch, putBack !== null);
    loaded.customers += batch.customers;
    loaded.parties += batch.parties;
    loaded.facts += batch.facts;
    onProgress({ step: "Writing customers", done: Math.min(everybody, loaded.customers), of: customers });
  }
  await putBack?.(onProgress);
  for (const table of Object.keys(filledTables)) await client.query(`analyze ${table}`);
  onProgress({ step: "Entering the words of names", done: 0, of: 1 });
  await enterWords(tx, sql`(select name, party_id from party)`);
  await startFillingMatchKeys(tx);
  await tallyCustomers(tx);
  await client.query("analyze name_word, customer_without_figures");
  await record(tx, actor, {
    name: "workspace.example_loaded",
    subjectKind: "workspace",
    subjectId: "1",
    differences: { customers: { from: null, to: customers }, seed: { from: null, to: company.choice.seed } },
  });
  return loaded;
}

/** Actions and COPY in one transaction: both speak through the same connection. */
function txOver(client: pg.PoolClient): Tx {
  const pool = {
    options: {},
    connect: async () => ({ query: client.query.bind(client), release: () => undefined }),
    end: async () => undefined,
  };
  return txOf(new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }));
}

async function refuseUnlessEmpty(tx: Tx): Promise<void> {
  await tx.sql`lock table party in share row exclusive mode`;
  const [row] = await tx.sql<{ count: string }>`
    select count(*) from (
      select from party
      where not exists (select from party_role where party_role.party_id = party.party_id and role = 'own_company')
      limit 1000
    ) as others`;
  if (Number(row?.count) > 0) refuse("database_not_empty");
}
