import type { listRunConflicts, undoRun } from "../../../contract/data-quality.ts";
import type { GivenOf, OutputOf } from "../../../contract/endpoint.ts";

export type RunConflicts = OutputOf<typeof listRunConflicts>;

/** How a load can be taken back: what is kept, and which later loads go first. */
export type UndoWay = Required<Pick<GivenOf<typeof undoRun>, "keep" | "first">> & {
  id: "whole" | "with-later" | "but-these";
};

/** The ways there are, the one that leaves least behind first. */
export function undoWays({ count, laterLoads }: Pick<RunConflicts, "count" | "laterLoads">): UndoWay[] {
  if (count === 0) return [{ id: "whole", keep: "refuse", first: [] }];
  const withLater: UndoWay = {
    id: "with-later",
    keep: "refuse",
    first: laterLoads.map(({ runId }) => runId),
  };
  const butThese: UndoWay = { id: "but-these", keep: "conflicting", first: [] };
  return laterLoads.length > 0 ? [withLater, butThese] : [butThese];
}
