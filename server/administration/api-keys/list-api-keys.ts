import { sql } from "kysely";
import { z } from "zod";
import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { selectApiKeys } from "./select-api-keys.ts";

const Mark = z.tuple([z.uuid()]);

// The id begins with the time it was made, so its order is the order in time.
export async function listApiKeys({ tx, input }: Call<typeof administration.listApiKeys>) {
  const mark = decodeCursor(input.cursor, Mark);
  const after = mark ? sql<boolean>`api_key_id < ${mark[0]}` : sql<boolean>`true`;
  const keys = await selectApiKeys(tx, after, input.limit + 1);
  return pageOf(keys, input.limit, (key) => [key.apiKeyId]);
}
