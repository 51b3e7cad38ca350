import type { Database } from "./db.ts";

// What is read between two looks at whether the process is about to end, in blocks of 8 KiB: some tens of milliseconds.
const stepBlocks = 8192;
// The rest is for whatever else is asked, and for what runs read and write.
const shareOfMemory = 0.85;

/**
 * Reads tables and indexes into PostgreSQL's own memory, in the order given, as long as they fit: whoever asks for a
 * record that nobody asked for since the start doesn't wait for the disk. What is there already stays longer. Does nothing where the server has no
 * `pg_prewarm`, or this user may not add it.
 * @returns how many blocks were read, or were there
 */
export async function keepWarm(
  db: Database,
  relations: readonly string[],
  { signal, blocksMost }: { signal?: AbortSignal; blocksMost?: number } = {},
): Promise<number> {
  if (!(await canWarm(db))) return 0;
  let left = blocksMost ?? (await blocksOfMemory(db)) * shareOfMemory;
  let done = 0;
  for (const { relation, blocks } of await sizesOf(db, relations)) {
    if (blocks > left) continue;
    for (let from = 0; from < blocks && !signal?.aborted; from += stepBlocks) {
      const until = Math.min(blocks, from + stepBlocks) - 1;
      done += await warm(db, relation, from, until);
    }
    left -= blocks;
  }
  return done;
}

async function canWarm(db: Database): Promise<boolean> {
  const [found] = await db.read(
    (tx) => tx.sql<{ isThere: boolean; mayBe: boolean }>`
      select installed_version is not null as "isThere", current_setting('is_superuser') = 'on' as "mayBe"
      from pg_available_extensions
      where name = 'pg_prewarm'`,
  );
  if (found?.isThere === false && found.mayBe)
    await db.write((tx) => tx.sql`create extension if not exists pg_prewarm`);
  return found !== undefined && (found.isThere || found.mayBe);
}

async function blocksOfMemory(db: Database): Promise<number> {
  const [memory] = await db.read(
    (tx) => tx.sql<{ blocks: number }>`
      select setting::integer as blocks from pg_settings where name = 'shared_buffers'`,
  );
  return memory?.blocks ?? 0;
}

async function sizesOf(db: Database, relations: readonly string[]) {
  return db.read(
    (tx) => tx.sql<{ relation: string; blocks: number }>`
      select asked.relation, (pg_relation_size(found.oid) / current_setting('block_size')::integer)::integer as blocks
      from unnest(${[...relations]}::text[]) with ordinality as asked (relation, no)
      join pg_class as found on found.oid = to_regclass(asked.relation)
      where pg_relation_size(found.oid) > 0
      order by asked.no`,
  );
}

async function warm(db: Database, relation: string, from: number, until: number): Promise<number> {
  const [read] = await db.read(
    (tx) => tx.sql<{ blocks: number }>`
      select pg_prewarm(to_regclass(${relation}), 'buffer', 'main', ${from}::bigint, ${until}::bigint)::integer as blocks`,
  );
  return read?.blocks ?? 0;
}
