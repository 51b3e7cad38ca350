import { sql } from "kysely";
import { z } from "zod";
import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { afterKeys, decodeCursor, pageOf } from "../../plumbing/http/paging.ts";
import { selectUsers } from "./select-users.ts";

const Mark = z.tuple([z.string(), z.uuid()]);

export async function listUsers({ tx, input }: Call<typeof administration.listUsers>) {
  const mark = decodeCursor(input.cursor, Mark);
  const after = mark
    ? afterKeys([
        { column: sql`lower(user_account.name)`, direction: "asc", value: sql`lower(${mark[0]}::text)` },
        { column: sql`user_id`, direction: "asc", value: mark[1] },
      ])
    : sql<boolean>`true`;
  const text = input.text ? `%${input.text.replace(/[\\%_]/g, "\\$&")}%` : null;
  const users = await selectUsers(
    tx,
    sql<boolean>`${after}
      and (${input.state ?? null}::text is null or state = ${input.state ?? null})
      and (${input.role ?? null}::text is null or role = ${input.role ?? null})
      and (${text}::text is null or normalised(user_account.name) like normalised(${text}) or lower(mail) like lower(${text}))`,
    input.limit + 1,
  );
  return pageOf(users, input.limit, (user) => [user.name, user.userId]);
}
