import type { z } from "zod";
import type { logContact } from "../../contract/conversations.ts";
import type { Given } from "../api.ts";
import type { ContactFields } from "./schemas.ts";
import { weightWritten } from "./schemas.ts";

export type Sharer = z.input<typeof ContactFields>["sharers"][number];

/** The filled form as the endpoint takes it. A task has no feeling, no direction and took no time yet. */
export function contactOf(form: z.output<typeof ContactFields>): Omit<Given<typeof logContact>, "partyId"> {
  const { minutes, dueOn, feeling, direction, sharers, ownWeight, ...rest } = form;
  if (form.channel === "task") return { ...rest, ...(dueOn ? { dueOn } : {}) };
  return {
    ...rest,
    direction,
    feeling,
    ...(minutes ? { minutes: numberOf(minutes) } : {}),
    ...(sharers.length > 0 && {
      ownWeight: numberOf(ownWeight),
      sharedWith: sharers.map(({ partyId, weight }) => ({ partyId, weight: numberOf(weight) })),
    }),
  };
}

/** The share of each weight as it is typed, from 0 to 1; null while one of them is no number. */
export function sharesOf(weights: readonly string[]): number[] | null {
  if (weights.some((weight) => !weightWritten.test(weight.trim()))) return null;
  const numbers = weights.map(numberOf);
  const whole = numbers.reduce((sum, one) => sum + one, 0);
  return numbers.map((one) => one / whole);
}

function numberOf(typed: string): number {
  return Number(typed.trim().replace(",", "."));
}
