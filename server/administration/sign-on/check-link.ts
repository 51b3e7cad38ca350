import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { refuse } from "../../plumbing/refuse.ts";
import type { LinkPurpose } from "./one-time-link.ts";
import { sha256 } from "./token.ts";

/** Looks at a link without using it up. A POST, because the token must not stand in an address that is logged. */
export async function checkLink({ tx, input }: Call<typeof administration.checkLink>) {
  const [link] = await tx.sql<{
    purpose: LinkPurpose;
    name: string | null;
    mail: string | null;
    workspace_name: string;
  }>`
    select purpose, user_account.name, mail, workspace.name as workspace_name
    from one_time_link
    cross join workspace
    left join user_account using (user_id)
    where token_sha256 = ${sha256(input.token)} and used_at is null and ends_at > ${tx.now}`;
  if (link === undefined) refuse("link_unusable");
  return { purpose: link.purpose, name: link.name, mail: link.mail, workspaceName: link.workspace_name };
}
