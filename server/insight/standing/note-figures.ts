import { sql } from "kysely";
import type { Tx } from "../../plumbing/database/db.ts";
import type { Window } from "../figures/value-window.ts";
import { shownFigures } from "../start/shown-figures.ts";
import { yearBefore } from "../value/window-of.ts";

/**
 * How those stand whose figures a run over those who changed writes, in a table of the run: `stood` before saveFigures writes over
 * them, `stands` after. What everybody comes to is told from the two.
 */
export async function noteFigures(tx: Tx, table: "stood" | "stands", window: Window): Promise<void> {
  await tx.sql`
    create unlogged table ${sql.table(table)} as
    select shown.*, kept.rating_base as base
    from (select golden_id from touched union select golden_id from rated_again) as written
    join (${shownFigures(yearBefore(window))}) as shown using (golden_id)
    join party_value as kept using (golden_id)`;
  await tx.sql`analyze ${sql.table(table)}`;
}
