import { sql } from "kysely";
import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/db.ts";
import { type Difference, differencesBetween, record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { requireCustomValues } from "../custom-fields/require-custom-values.ts";
import { type LetPass, letPass } from "../duplicates/ask-at-the-door.ts";
import { askOnChange } from "../duplicates/ask-on-change.ts";
import { findParty } from "../find-party.ts";
import { refreshLookup } from "../refresh-lookup.ts";
import { enterNameWords } from "../search/name-words.ts";
import { touchCustomer } from "../touch-customers.ts";
import { columnsOf, nameOf, requireOwner } from "./party-fields.ts";
import { readParty } from "./read-party.ts";

/** Changes a party's own fields; the history keeps each from what to what. */
export async function changeParty({ tx, actor, input }: Call<typeof customers.changeParty>) {
  const party = await findParty(tx, actor, input.partyId, { lock: true });
  if (party.version !== input.version) refuse("version_stale");
  await requireOwner(tx, input.ownerId);
  await requireCustomValues(tx, party.kind, input.custom ?? {});

  const before = await fieldsOf(tx, party.partyId);
  const asked = {
    ...columnsOf(input),
    ...(input.custom && { custom: withoutEmpty({ ...(before.custom as object), ...input.custom }) }),
  };
  const after: Record<string, unknown> = { ...before, ...asked };
  after.name = nameOf({
    kind: party.kind,
    name: after.name as string,
    givenName: after.given_name as string | null,
    familyName: after.family_name as string | null,
  });
  const differences = differencesBetween(before, after);
  if (Object.keys(differences).length > 0) {
    await touchCustomer(tx, party.partyId);
    const passed = await writeAndAsk(tx, actor, party.partyId, differences, input.saveAnyway);
    if ("name" in differences) await enterNameWords(tx, String(after.name), party.partyId);
    if ("tax_number" in differences) await refreshLookup(tx, party.partyId);
    await record(tx, actor, {
      name: "party.changed",
      subjectKind: "party",
      subjectId: party.partyId,
      partyId: party.partyId,
      differences: { ...differences, ...letPass(passed) },
    });
  }
  return readParty({ tx, actor, input: { partyId: input.partyId } });
}

/** What says who somebody is; of anything else nobody need be asked. */
const telling = ["name", "legal_name", "given_name", "family_name", "website", "tax_number"];

async function writeAndAsk(
  tx: Tx,
  actor: Actor,
  partyId: string,
  differences: Readonly<Record<string, Difference>>,
  anyway: { reason: string } | undefined,
): Promise<LetPass> {
  if (!telling.some((column) => column in differences)) {
    await write(tx, partyId, differences);
    return null;
  }
  const { passed } = await askOnChange(tx, actor, partyId, anyway, () => write(tx, partyId, differences));
  return passed;
}

/** A field of the workspace without a value isn't kept. */
function withoutEmpty(custom: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(custom).filter(([, value]) => value !== null));
}

async function fieldsOf(tx: Tx, partyId: string): Promise<Record<string, unknown>> {
  const [row] = await tx.sql<Record<string, unknown>>`
    select name, legal_name, given_name, family_name, owner_id, segment, territory, industry, employees_count,
      trim_scale(annual_revenue)::text as annual_revenue, annual_revenue_currency, website, tax_number, language, time_zone,
      stage, note, custom
    from party
    where party_id = ${partyId}`;
  return row ?? {};
}

function write(tx: Tx, partyId: string, differences: Readonly<Record<string, { to: unknown }>>) {
  const assignments = Object.entries(differences).map(
    ([column, { to }]) => sql`${sql.ref(column)} = ${column === "custom" ? JSON.stringify(to) : to}`,
  );
  return tx.sql`
    update party
    set ${sql.join(assignments)}, updated_at = ${tx.now}, version = version + 1
    where party_id = ${partyId}`;
}
