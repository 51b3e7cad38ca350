// Works on an import, an undo, a search for duplicates or the merging of sure ones and kills itself (or a process it is given), as by kill -9, some milliseconds after it has
// sent a statement: which one and how long after are its arguments. Without them it works to the end and says how many
// statements that took.
import { writeSync } from "node:fs";
import pg from "pg";
import { workOnSearch } from "../../server/data-quality/duplicates/search-run.ts";
import { workOnImport } from "../../server/data-quality/imports/run-import.ts";
import { workOnMergeSure } from "../../server/data-quality/review/automatic/merge-sure-run.ts";
import { workOnUndo } from "../../server/data-quality/undo/work-on-undo.ts";
import { openDatabase } from "../../server/plumbing/database/db.ts";

const [url = "", kind = "", runId = "", dieAt = "0", dieAfterMs = "0", whoDies = String(process.pid)] =
  process.argv.slice(2);
let sent = 0;
const send: (...args: never[]) => unknown = pg.Client.prototype.query;
Object.assign(pg.Client.prototype, {
  query(this: pg.Client, ...args: never[]) {
    sent += 1;
    if (sent === Number(dieAt))
      setTimeout(() => process.kill(Number(whoDies), "SIGKILL"), Number(dieAfterMs));
    return send.apply(this, args);
  },
});

const db = openDatabase(url);
const works = {
  undo: workOnUndo,
  duplicates: workOnSearch,
  merge_sure: workOnMergeSure,
  import: workOnImport,
};
const state = await works[kind as keyof typeof works](db, runId);
await db.close();
writeSync(1, JSON.stringify({ state, sent }));
