import type pg from "pg";
import { describeRows } from "../db/describe-rows.ts";
import { describeSchema } from "../db/describe-schema.ts";
import { describeDistribution } from "../db/placement.ts";
import { slices } from "../server/slices.ts";
import { describeEndpoints, describeErrors } from "./describe-api.ts";
import { describeImportFields } from "./describe-import-fields.ts";

/** Every file that is made from something else, with what it must say now. `client` leads to a migrated PostgreSQL 18. */
export async function generatedFiles(client: pg.Client | pg.Pool): Promise<{ path: string; text: string }[]> {
  return [
    { path: "db/rows.ts", text: await describeRows(client) },
    { path: "db/schema.sql", text: await describeSchema(client) },
    { path: "db/citus.sql", text: describeDistribution(await tableNames(client)) },
    { path: "docs/api/endpoints.md", text: describeEndpoints(slices) },
    { path: "docs/api/errors.md", text: describeErrors() },
    { path: "docs/import-fields.md", text: describeImportFields() },
  ];
}

async function tableNames(client: pg.Client | pg.Pool): Promise<string[]> {
  const { rows } = await client.query<{ relname: string }>(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname collate "C"`,
  );
  return rows.map((row) => row.relname);
}
