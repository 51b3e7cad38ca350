import type * as dataQuality from "../../../contract/data-quality.ts";
import type { Call } from "../../plumbing/action.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { shownName } from "./reading/files/shown-name.ts";
import { describeColumns } from "./reading/tables/describe-columns.ts";
import { lookAtFile } from "./reading/tables/look-at-files.ts";

/** Keeps a file that was sent until it is brought in, and says what it is. */
export async function uploadFile({ tx, actor, input }: Call<typeof dataQuality.uploadFile>) {
  const { file } = input;
  const name = shownName(input.name);
  if (file === undefined) refuse("content_type_unsupported", { expected: "application/octet-stream" });
  const uploadId = newId(tx.now.getTime());
  await tx.sql`
    insert into upload (upload_id, name, stored_at, bytes, sha256, uploaded_by, uploaded_at)
    values (${uploadId}, ${name}, ${file.path}, ${file.bytes}, ${file.sha256}, ${actor.userId}, ${tx.now})`;
  const looks = await lookAtFile({ path: name, storedAt: file.path });
  // An archive or a workbook may hold several tables; the first one that is known stands for them.
  const [look] = [...looks.filter(({ recognised }) => recognised !== null), ...looks];
  const found = look?.recognised ?? null;
  return {
    uploadId,
    name,
    bytes: file.bytes,
    encoding: look?.shape?.encoding ?? null,
    source: found === null ? null : (found.profile.title ?? found.profile.source),
    module: found?.name ?? null,
    kind: found?.module.kind ?? null,
    rows: looks.reduce((rows, { linesCount }) => rows + Math.max(0, linesCount - 1), 0),
    columns: describeColumns(look?.header ?? [], look?.samples ?? [], found?.module ?? null),
  };
}
