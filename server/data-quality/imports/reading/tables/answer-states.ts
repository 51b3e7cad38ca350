import type { StateAnswer } from "../../../../../contract/data-quality/imports/import-answers.ts";
import type { ModuleMap, PartMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { asTargets } from "./agreements.ts";
import { columnKey } from "./column-key.ts";
import { statesOf } from "./document-states.ts";
import type { Recognised } from "./recognise.ts";

/** An answer as a target writes it: what documents are whose state is a word that isn't listed. */
const stateOf: Readonly<Record<StateAnswer, string>> = {
  counts: "open",
  draft: "draft",
  cancelled: "cancelled",
};

/** What a target takes other words for when the mapping leaves it open and an answer holds for all columns. */
export function withStates(recognised: Recognised, answer: StateAnswer | undefined): Recognised {
  const said = answer ?? recognised.profile.states;
  const states = statesOf(recognised.module);
  if (said === undefined || states.every(({ otherwise }) => otherwise !== undefined))
    return { ...recognised, states };
  const open = new Set(states.flatMap((one) => (one.otherwise === undefined ? [columnKey(one.column)] : [])));
  const usualKind = recognised.module.usually.document_kind ?? "invoice";
  const filled = <Kind extends ModuleMap | PartMap>(map: Kind): Kind => ({
    ...map,
    columns: Object.fromEntries(
      Object.entries(map.columns).map(([column, given]) => [
        column,
        map.kind !== "document" || !open.has(columnKey(column))
          ? given
          : asTargets(given).map((target) =>
              target.otherwise !== undefined
                ? target
                : target.field === "state"
                  ? { ...target, otherwise: stateOf[said] }
                  : target.field === "document_kind"
                    ? { ...target, otherwise: usualKind }
                    : target,
            ),
      ]),
    ),
  });
  const { module } = recognised;
  const parts = Object.entries(module.parts).map(([name, part]) => [name, filled(part)]);
  return {
    ...recognised,
    module: { ...filled(module), parts: Object.fromEntries(parts) },
    states: states.map((one) =>
      one.otherwise === undefined
        ? { ...one, otherwise: one.field === "state" ? stateOf[said] : usualKind, decides: true }
        : one,
    ),
  };
}
