import type { StateAnswer } from "../../../../../contract/data-quality/imports/import-answers.ts";
import type { ModuleMap, PartMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { asTargets } from "./agreements.ts";
import { columnKey } from "./column-key.ts";
import { meaningsOf, type StateField, statesOf } from "./document-states.ts";
import type { Recognised } from "./recognise.ts";

/** An answer as a target writes it: what documents and payments are whose state is a word that isn't listed. */
const stateOf: Readonly<Record<"state" | "payment_state", Readonly<Record<StateAnswer, string>>>> = {
  state: { counts: "open", draft: "draft", cancelled: "cancelled" },
  payment_state: { counts: "came", draft: "failed", cancelled: "failed" },
};

/** What a target takes other words for when the mapping leaves it open and an answer holds for all columns. */
export function withStates(recognised: Recognised, answer: StateAnswer | undefined): Recognised {
  const said = answer ?? recognised.profile.states;
  const states = statesOf(recognised.module);
  if (said === undefined || states.every(({ otherwise }) => otherwise !== undefined))
    return { ...recognised, module: withParts(recognised.module, countKinds), states };
  const open = new Set(states.flatMap((one) => (one.otherwise === undefined ? [columnKey(one.column)] : [])));
  const usualKind = recognised.module.usually.document_kind ?? "invoice";
  const answerFor = (field: StateField) => (field === "document_kind" ? usualKind : stateOf[field][said]);
  const filled = <Kind extends ModuleMap | PartMap>(map: Kind): Kind => ({
    ...map,
    columns: Object.fromEntries(
      Object.entries(map.columns).map(([column, given]) => [
        column,
        (map.kind !== "document" && map.kind !== "payment") || !open.has(columnKey(column))
          ? given
          : asTargets(given).map((target) =>
              target.otherwise === undefined && isStateField(target.field)
                ? { ...target, otherwise: answerFor(target.field) }
                : target,
            ),
      ]),
    ),
  });
  return {
    ...recognised,
    module: withParts(withParts(recognised.module, filled), (map) => countKinds(map, said)),
    states: states.map((one) =>
      one.otherwise === undefined ? { ...one, otherwise: answerFor(one.field), decides: true } : one,
    ),
  };
}

function isStateField(field: string): field is StateField {
  return Object.hasOwn(meaningsOf, field);
}

/** A module with its parts, each made anew. */
function withParts(module: ModuleMap, of: <Kind extends ModuleMap | PartMap>(map: Kind) => Kind): ModuleMap {
  const parts = Object.entries(module.parts).map(([name, part]) => [name, of(part)]);
  return { ...of(module), parts: Object.fromEntries(parts) };
}

const counting: ReadonlySet<string> = new Set(["invoice", "credit_note", "return"]);

/** Where one column says what a document is and whether it counts, a word that somebody gave a meaning counts as what it means does. */
function countKinds<Kind extends ModuleMap | PartMap>(map: Kind, said?: StateAnswer): Kind {
  if (map.kind !== "document") return map;
  const columns = Object.entries(map.columns).map(([column, given]) => {
    const targets = asTargets(given);
    const kind = targets.find(({ field, values }) => field === "document_kind" && values !== undefined);
    const told = targets.find(({ field, values }) => field === "recognised" && values !== undefined);
    if (kind === undefined || told === undefined) return [column, given];
    const more = Object.entries(kind.values ?? {}).flatMap(([word, ours]) =>
      told.values?.[word] === undefined && counting.has(ours) ? [[word, "true"]] : [],
    );
    const isTaken = said === "counts" && kind.otherwise !== undefined && counting.has(kind.otherwise);
    const counts = {
      ...told,
      values: { ...told.values, ...Object.fromEntries(more) },
      ...(isTaken && told.otherwise === "false" && { otherwise: "true" }),
    };
    return [column, targets.map((target) => (target === told ? counts : target))];
  });
  return { ...map, columns: Object.fromEntries(columns) };
}
