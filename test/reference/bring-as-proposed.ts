import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { expect } from "vitest";
import { askForDraft } from "../../server/data-quality/imports/drafts/ask-for-draft.ts";
import { workOnLook } from "../../server/data-quality/imports/drafts/look/look-at-draft.ts";
import { takePlan } from "../../server/data-quality/imports/drafts/take-plan.ts";
import { findFiles } from "../../server/data-quality/imports/reading/find-files.ts";
import { systemActor } from "../../server/plumbing/actor.ts";
import type { TestDatabase } from "../harness/database.ts";
import { bringIn, contentOf, undo } from "./bring-in.ts";

const actor = systemActor("command");

/** Brings files of nobody's in as they are proposed, and a second time, which must say nothing new. */
export async function bringAsProposed(
  { db, folder }: { db: TestDatabase; folder: string },
  files: Readonly<Record<string, readonly string[]>>,
  encoding = "utf8",
) {
  for (const [name, lines] of Object.entries(files))
    writeFileSync(join(folder, name), iconv.encode(lines.join("\r\n"), encoding));
  const { draftId, runId } = await db.write((tx) =>
    askForDraft(tx, actor, findFiles([folder]), { queue: false }),
  );
  await workOnLook(db, runId);
  const taken = await db.write((tx) => takePlan(tx, draftId));
  const plan = { ...taken.plan, states: "counts" as const };
  const before = await contentOf(db);
  const first = await bringIn(db, [folder], { profile: plan });
  expect(await bringIn(db, [folder], { profile: plan })).toMatchObject({ created: 0, updated: 0 });
  for (const name of Object.keys(files)) rmSync(join(folder, name));
  return {
    ...first,
    plan,
    /** Nothing of it may be left then. */
    async takeBack() {
      expect(await undo(db, first.run)).toBe("done");
      expect(await contentOf(db)).toEqual(before);
    },
    codes: await db.sql<{ code: string; row: number; value: string | null }>`
      select code, row_no as row, value from run_problem where run_id = ${first.run} order by problem_no`,
  };
}
