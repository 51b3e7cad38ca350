import { expect, test } from "vitest";
import { serverSettings } from "./server-settings.ts";

const GiB = 1024 ** 3;

test.each([
  [1, "128MB", "8MB", "64MB", "1024MB"],
  [2, "256MB", "8MB", "64MB", "1024MB"],
  [8, "1925MB", "32MB", "256MB", "1365MB"],
  [24, "7578MB", "96MB", "768MB", "4096MB"],
  [256, "16384MB", "128MB", "1024MB", "4096MB"],
])("%i GiB of memory", (memory, shared, work, maintenance, wal) => {
  expect(serverSettings(memory * GiB)).toMatchObject({
    shared_buffers: shared,
    work_mem: work,
    maintenance_work_mem: maintenance,
    max_wal_size: wal,
  });
});
