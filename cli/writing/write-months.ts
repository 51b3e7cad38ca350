import { open } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { CustomerMonth } from "../../contract/insight/customer-months.ts";
import { csvWriter } from "../../server/data-quality/exports/writing/csv-writer.ts";
import { jsonLinesWriter } from "../../server/data-quality/exports/writing/json-lines-writer.ts";
import { fileSink } from "../../server/data-quality/exports/writing/sink.ts";
import type { Column } from "../../server/data-quality/exports/writing/table-writer.ts";
import { customerCalled } from "../../server/insight/value/command-line/customer-called.ts";
import { listCustomerMonths } from "../../server/insight/value/list-customer-months.ts";
import type { Actor } from "../../server/plumbing/actor.ts";
import type { Database } from "../../server/plumbing/database/db.ts";
import { refuse } from "../../server/plumbing/refuse.ts";

const writers = { ".csv": csvWriter, ".jsonl": jsonLinesWriter };
const rowsAtOnce = 5000;
const texts = ["partyId", "name", "month"];
const columns: Column[] = Object.keys(CustomerMonth.shape).map((name) => ({
  name,
  type: texts.includes(name) ? "text" : "number",
}));

/**
 * Writes one row for each customer and month into a new file, from one snapshot of the database and page by page, so that
 * memory stays level.
 */
export async function writeMonths(
  db: Database,
  actor: Actor,
  asked: {
    file: string;
    customer: string | undefined;
    from: string | undefined;
    until: string | undefined;
  },
): Promise<{ file: string; rows: number }> {
  const file = resolve(asked.file);
  const ending = Object.keys(writers).find((one) => one === extname(file).toLowerCase());
  const begin = writers[ending as keyof typeof writers];
  if (begin === undefined)
    refuse("usage", {
      problem: `--months names a .csv or .jsonl file, not ${asked.file}.`,
      command: "value",
    });
  const handle = await open(file, "wx").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") refuse("export_file_taken", { path: file });
    throw error;
  });
  try {
    const writer = await begin(fileSink(handle), columns);
    const rows = await db.read(async (tx) => {
      const partyId =
        asked.customer === undefined ? undefined : (await customerCalled(tx, asked.customer)).partyId;
      let count = 0;
      let cursor: string | undefined;
      do {
        const { from, until } = asked;
        const page = await listCustomerMonths({
          tx,
          actor,
          input: { partyId, from, until, cursor, limit: rowsAtOnce },
        });
        await writer.write(page.rows.map(cellsOf));
        count += page.rows.length;
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      return count;
    });
    await writer.end();
    return { file, rows };
  } finally {
    await handle.close();
  }
}

function cellsOf(row: Readonly<Record<string, unknown>>): string[] {
  return columns.map(({ name }) => String(row[name]));
}
