import type { Company, Product, StaffMember } from "../company/records.ts";
import type { LaterRows } from "./dirt/later-rows.ts";
import type { Neighbours } from "./dirt/neighbours.ts";
import type { RevenueSums } from "./truth/revenue-sums.ts";
import type { Truth } from "./truth/truth.ts";
import type { LocalTime } from "./writing/local-time.ts";

/** What all three systems are written with. */
export type Desk = {
  company: Company;
  seed: number;
  products: ReadonlyMap<string, Product>;
  staff: ReadonlyMap<string, StaffMember>;
  localTime: LocalTime;
  truth: Truth;
  neighbours: Neighbours;
  later: LaterRows;
  revenue: RevenueSums;
};
