import type * as administration from "../../../contract/administration.ts";
import type { Call } from "../../plumbing/action.ts";
import { differencesBetween, record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { given } from "../given.ts";
import { isCurrencyFixed, workspaceState } from "./workspace-state.ts";

export async function changeWorkspace({ tx, actor, input }: Call<typeof administration.changeWorkspace>) {
  const before = await workspaceState(tx, { lock: true });
  if (before.version !== input.version) refuse("version_stale");

  const { version, ...changes } = input;
  const after = { ...before.fields, ...given(changes) };
  if (after.baseCurrency !== before.fields.baseCurrency && (await isCurrencyFixed(tx)))
    refuse("currency_fixed");
  const differences = differencesBetween(before.fields, after);
  if (Object.keys(differences).length === 0) return { ...after, version };

  await tx.sql`
    update workspace
    set name = ${after.name}, base_currency = ${after.baseCurrency}, time_zone = ${after.timeZone},
      country = ${after.country}, locale = ${after.locale}, fiscal_year_starts = ${after.fiscalYearStarts},
      approval_rule = ${after.approvalRule}, viewings_kept_months = ${after.viewingsKeptMonths}, viewings_an_hour_max = ${after.viewingsAnHourMax},
      version = version + 1`;
  await record(tx, actor, {
    name: "workspace.changed",
    subjectKind: "workspace",
    subjectId: "1",
    differences,
  });
  return { ...after, version: version + 1 };
}
