import { ModuleMap } from "../../contract/data-quality/imports/import-mapping.ts";
import {
  changeDraftTable,
  createImportDraft,
  loadImportDraft,
  readDraftTable,
  readImportDraft,
  rehearseImportDraft,
  uploadFile,
} from "../../contract/data-quality.ts";
import type { OutputOf } from "../../contract/endpoint.ts";
import { workOnLook } from "../../server/data-quality/imports/drafts/look/look-at-draft.ts";
import { workOnImport } from "../../server/data-quality/imports/run-import.ts";
import { asPerson, type Client, type Who } from "../world.ts";
import type { TestServer } from "./server.ts";

type Draft = OutputOf<typeof readImportDraft>;

/** Imports as somebody prepares them through the API, with the work of the worker done here and now. */
export function draftDesk(server: TestServer, who: Who = "steward") {
  const client: Client = asPerson(server, who);
  const must = async <Body>(answer: Promise<{ body: Body; problem: { detail: string } | undefined }>) => {
    const { body, problem } = await answer;
    if (problem !== undefined) throw new Error(problem.detail);
    return body;
  };
  const send = async (
    files: readonly (readonly [name: string, text: string | Uint8Array<ArrayBuffer>])[],
  ) => {
    const uploadIds: string[] = [];
    for (const [name, text] of files) {
      const file = typeof text === "string" ? new TextEncoder().encode(text) : text;
      uploadIds.push((await must(client.call(uploadFile, { name }, { file }))).uploadId);
    }
    return uploadIds;
  };
  const read = (draftId: string) => must(client.call(readImportDraft, { draftId }));
  return {
    client,
    send,
    read,
    /** What stands in the columns of a table. */
    study: (draftId: string, tableNo: number) => must(client.call(readDraftTable, { draftId, tableNo })),
    /** Sends files and has them looked at. */
    begin: async (...files: [name: string, text: string | Uint8Array<ArrayBuffer>][]): Promise<Draft> => {
      const { draftId, runId } = await must(client.call(createImportDraft, { uploadIds: await send(files) }));
      await workOnLook(server.database, runId);
      return read(draftId);
    },
    /** Says how a table is read. */
    map: async (draft: Draft, tableNo: number, map: Parameters<typeof ModuleMap.parse>[0], module?: string) =>
      must(
        client.call(changeDraftTable, {
          draftId: draft.draftId,
          tableNo,
          version: (await read(draft.draftId)).version,
          map: ModuleMap.parse(map),
          ...(module !== undefined && { module }),
        }),
      ),
    rehearse: async ({ draftId }: Pick<Draft, "draftId">) => {
      const { runId } = await must(client.call(rehearseImportDraft, { draftId }));
      await workOnImport(server.database, runId);
      return runId;
    },
    load: async ({ draftId }: Pick<Draft, "draftId">) => {
      const { runId } = await must(client.call(loadImportDraft, { draftId }));
      await workOnImport(server.database, runId);
      return runId;
    },
  };
}
