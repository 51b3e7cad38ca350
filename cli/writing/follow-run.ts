import type { Database } from "../../server/plumbing/database/db.ts";
import type { RunState } from "../../server/plumbing/runs/runs.ts";
import type { Io } from "../command.ts";

const lookEveryMs = 300;

/**
 * Works on a run and says on standard error how far it is. When another process is already at it (a worker took it up),
 * it is followed until it ends.
 */
export async function followRun(
  db: Database,
  runId: string,
  io: Io,
  work: () => Promise<RunState | null>,
): Promise<RunState> {
  let said = "";
  const look = async (): Promise<RunState | undefined> => {
    const { rows } = await db.pool.query<{ state: RunState; step: string | null; read_count: number }>(
      "select state, step, read_count from run where run_id = $1",
      [runId],
    );
    const [run] = rows;
    const line = run?.step ? `${run.step} … ${run.read_count.toLocaleString("en")} rows` : said;
    if (line !== said && !io.json) process.stderr.write(`${line}\n`);
    said = line;
    return run?.state;
  };
  const watch = setInterval(() => void look().catch(() => undefined), lookEveryMs);
  try {
    const state = await work();
    if (state !== null) return state;
    return await ended(look);
  } finally {
    clearInterval(watch);
  }
}

async function ended(look: () => Promise<RunState | undefined>): Promise<RunState> {
  for (;;) {
    const state = await look();
    if (state !== undefined && state !== "working" && state !== "waiting") return state;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}
