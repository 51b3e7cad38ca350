import type { ModelInForce } from "../../../customers/match-model.ts";
import type { Kind } from "../../../matching/roles.ts";

/** By what records are weighed, where they are to be weighed by what is in force. */
export type MeasuresInForce = Readonly<Partial<Record<Kind, ModelInForce>>>;
