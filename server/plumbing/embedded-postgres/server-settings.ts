import { statfsSync } from "node:fs";
import { totalmem } from "node:os";

const MiB = 1024 * 1024;
const GiB = 1024 * MiB;

/** Memory that may be used, in bytes: the machine's, or the container's when that is less. */
export function usableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(totalmem(), limit) : totalmem();
}

/**
 * Settings of the built-in PostgreSQL for a machine with `memory` bytes. A whole-base analysis of a million customers
 * sorts and hashes tens of millions of rows, and 16 desks want what they open in memory: on 24 GiB that gets 7.4 GiB of shared buffers and
 * 96 MiB a sort, while 2 GiB machines stay at 256 MiB and 8 MiB and leave room for the app.
 */
export function serverSettings(memory: number): Record<string, string> {
  return {
    shared_buffers: megabytes(between(64 * MiB, memory / 8 + Math.max(0, memory - 4 * GiB) * 0.22, 16 * GiB)),
    work_mem: megabytes(between(8 * MiB, memory / 256, 128 * MiB)),
    maintenance_work_mem: megabytes(between(64 * MiB, memory / 32, GiB)),
    effective_cache_size: megabytes(between(256 * MiB, memory / 2, 64 * GiB)),
    max_wal_size: megabytes(between(GiB, memory / 6, 4 * GiB)),
    checkpoint_timeout: "15min",
    random_page_cost: "1.1",
    // Our queries are many and short, or few and bound by memory; compiling them costs more than it saves.
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    // The statement of a process that was killed ends after seconds: whoever takes its work up again waits for that.
    ...(process.platform === "linux" ? { client_connection_check_interval: "5s" } : {}),
    ...sharedMemoryKind(),
  };
}

/** Docker gives /dev/shm 64 MiB, which a parallel hash join outgrows ("could not resize shared memory segment"). */
function sharedMemoryKind(): Record<string, string> {
  if (process.platform !== "linux") return {};
  try {
    const { bsize, bavail } = statfsSync("/dev/shm");
    return bsize * bavail < GiB ? { dynamic_shared_memory_type: "mmap" } : {};
  } catch {
    return { dynamic_shared_memory_type: "mmap" };
  }
}

function between(low: number, wished: number, high: number): number {
  return Math.min(high, Math.max(low, wished));
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / MiB)}MB`;
}
