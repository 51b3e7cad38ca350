import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Bench, Figure } from "./figure.ts";
import { exportCompany } from "./harness/export-company.ts";
import { runApart } from "./harness/start-process.ts";
import { rounded, spreadOf } from "./harness/statistics.ts";
import type { World } from "./harness/world.ts";
import { copyBare, withDatabase } from "./importing/bare-copy.ts";
import { importPeople } from "./importing/import-people.ts";

/** Reading, checking, linking and loading, with the journal that takes a load back; the value run not counted. */
export const importFiles: Bench = {
  name: "import",
  question:
    "How many rows a second does an import bring in, of clients, bills, their lines and calls in four CSV files, and of people in one; and what is it like to work beside it?",
  measure: async (world) => [...(await importFourFiles(world)), ...(await importPeople(world))],
};

async function importFourFiles(world: World): Promise<Figure[]> {
  const folder = join(world.dataDir, "bench-export", "files");
  mkdirSync(folder, { recursive: true });
  try {
    // A fifth of the company, and no more than some hundred thousand rows: it takes a minute.
    const exported = await exportCompany(
      world.database,
      folder,
      Math.min(20_000, world.company.customers / 5),
    );
    const ours: number[] = [];
    const bare: number[] = [];
    const peaks: number[] = [];
    let rows = 0;
    for (let time = 0; time < Math.min(2, world.effort.times); time++) {
      await withDatabase(world, async (url) => {
        bare.push(await copyBare(url, exported));
        const { ms, peakMb, result } = await runApart<{ read: number }>("import-process.ts", [
          url,
          exported.folder,
          exported.map,
        ]);
        rows = result.read;
        ours.push(ms / 1000);
        peaks.push(peakMb);
      });
    }
    const yardstick = "COPY of the same files into tables of text without an index";
    const rate = (seconds: number) => rounded(rows / seconds);
    return [
      {
        name: "the whole load, of a fifth of the company's customers",
        unit: "s",
        spread: spreadOf(ours),
        yardstick: { name: yardstick, spread: spreadOf(bare) },
      },
      {
        name: "rows it gets through",
        unit: "rows/s",
        spread: spreadOf(ours.map(rate)),
        yardstick: { name: yardstick, spread: spreadOf(bare.map(rate)) },
      },
      { name: "most memory of the process, PostgreSQL apart", unit: "MB", spread: spreadOf(peaks) },
    ];
  } finally {
    rmSync(join(world.dataDir, "bench-export"), { recursive: true, force: true });
  }
}
