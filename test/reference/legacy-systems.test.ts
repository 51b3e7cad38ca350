import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../harness/database.ts";
import type { bringIn } from "./bring-in.ts";
import { deliver, problemsOf } from "./deliver.ts";
import { dynamics } from "./deliveries/dynamics.ts";
import { hubspot } from "./deliveries/hubspot.ts";
import { mailing } from "./deliveries/mailing.ts";
import { pipedrive } from "./deliveries/pipedrive.ts";
import { suitecrm } from "./deliveries/suitecrm.ts";
import { vtiger } from "./deliveries/vtiger.ts";
import { whatCame } from "./what-came.ts";

describe.each([hubspot, dynamics, vtiger, suitecrm, pipedrive, mailing])(
  "an export of $system",
  async ({ files, came, problems }) => {
    const db = await testDatabase();
    afterAll(() => db.drop());
    let run: Awaited<ReturnType<typeof bringIn>>;
    beforeAll(async () => {
      await db.sql`update workspace set time_zone = 'Europe/Berlin', base_currency = 'EUR', country = 'DE'`;
      run = await deliver(db, files);
    });

    test("comes in whole: every file known, every row taken, and each record where it belongs", async () => {
      expect(run.files.filter(({ kind }) => kind === null)).toEqual([]);
      expect(run).toMatchObject({ state: "done", refused: 0, created: run.read });
      expect(await problemsOf(db.sql, run.run)).toEqual(problems);
      expect(await whatCame(db.sql)).toEqual(came);
    });

    test("changes nothing when it comes a second time", async () => {
      const before = await whatCame(db.sql);
      const second = await deliver(db, files);
      expect(second).toMatchObject({
        state: "done",
        created: 0,
        updated: 0,
        refused: 0,
        unchanged: run.read,
      });
      expect(await whatCame(db.sql)).toEqual(before);
    });
  },
);
