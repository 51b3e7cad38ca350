import type { ModuleMap, PartMap } from "../../../../contract/data-quality/imports/import-mapping.ts";

/** One kind of record in one file of the delivery. */
export type StagedPart = {
  fileNo: number;
  part: number;
  source: string;
  module: string;
  map: ModuleMap | PartMap;
};
