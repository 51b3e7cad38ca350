import type { Role } from "../../../../matching/roles.ts";

/** How a column of a file is taken: its role, or null where it is not compared; and why, in words. */
export type ColumnRole = {
  column: string;
  role: Role | null;
  why: string;
  /** What its name says best, whatever became of it. */
  named: Role | null;
};
