import { dayNumber, dayText } from "../../company/days.ts";
import { type Random, whole } from "../../company/random.ts";
import type { Desk } from "../desk.ts";

/** The day on which somebody was entered: the day they became known, and for a second record some day after it. */
export function enteredOn({ company }: Desk, since: string, isSecond: boolean, random: Random): string {
  if (!isSecond) return since;
  const [from, until] = [dayNumber(since), dayNumber(company.choice.until)];
  return dayText(whole(random, Math.min(from + 1, until), until));
}
