import { sql } from "kysely";
import type * as customers from "../../../contract/customers.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Actor } from "../../plumbing/actor.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { type Difference, differencesBetween, record } from "../../plumbing/events.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { requireCustomValues } from "../custom-fields/require-custom-values.ts";
import { type LetPass, letPass } from "../duplicates/ask-at-the-door.ts";
import { askOnChange } from "../duplicates/ask-on-change.ts";
import { type FoundParty, findParty } from "../find-party.ts";
import { keepGoldenValues, pinGroup, valuedAt } from "../golden-values.ts";
import { refreshLookup } from "../refresh-lookup.ts";
import { enterNameWords } from "../search/name-words.ts";
import { touchCustomer } from "../touch-customers.ts";
import { columnsOf, nameOf, requireOwner } from "./party-fields.ts";
import { readParty } from "./read-party.ts";
import { columnGroups, columnsOfGroup, type ShownFields, shownFields } from "./shown-fields.ts";
import { standAmongCustomers } from "./stand-among-customers.ts";

/**
 * Changes a party's fields; the history keeps each from what to what. Of a customer of several records, what is typed goes
 * to the record whose value is shown, so that it is shown afterwards, whichever record that is.
 */
export async function changeParty({ tx, actor, input }: Call<typeof customers.changeParty>) {
  const party = await findParty(tx, actor, input.partyId, { lock: true });
  if (party.version !== input.version) refuse("version_stale");
  await requireOwner(tx, input.ownerId);
  await requireCustomValues(tx, party.kind, input.custom ?? {});

  const { fields: before, homeOf } = await shownFields(tx, party);
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
    for (const change of changesByRecord(party, differences, homeOf)) {
      const passed = await writeAndAsk(tx, actor, change, input.saveAnyway);
      if ("name" in change.differences) await enterNameWords(tx, String(after.name), change.partyId);
      if ("tax_number" in change.differences) await refreshLookup(tx, change.partyId);
      await record(tx, actor, {
        name: "party.changed",
        subjectKind: "party",
        subjectId: change.partyId,
        partyId: change.partyId,
        differences: { ...change.differences, ...letPass(passed) },
      });
    }
    if (differences.stage !== undefined && after.stage === "customer")
      await standAmongCustomers(tx, actor, party.partyId);
    if (party.isOfSeveral) await showWhatWasTyped(tx, actor, party.partyId, { after, differences, homeOf });
  }
  return readParty({ tx, actor, input: { partyId: input.partyId } });
}

type Differences = Readonly<Record<string, Difference>>;
type Change = { partyId: string; differences: Differences; isOfSeveral: boolean };

/** The golden record's first, though nothing of its own may change: its version tells whoever has the form open. */
function changesByRecord(
  party: FoundParty,
  differences: Differences,
  homeOf: ShownFields["homeOf"],
): Change[] {
  const homes = new Map<string, Record<string, Difference>>([[party.partyId, {}]]);
  for (const [column, difference] of Object.entries(differences)) {
    const group = groupOf(column);
    const home = group === undefined ? party.partyId : homeOf(group);
    homes.set(home, { ...homes.get(home), [column]: difference });
  }
  return [...homes].map(([partyId, own]) => ({
    partyId,
    differences: own,
    isOfSeveral: party.isOfSeveral,
  }));
}

const groupOf = (column: string) =>
  columnGroups.find((group) => columnsOfGroup[group].some((one) => one === column));

/** What says who somebody is; of anything else nobody need be asked. */
const telling = ["name", "legal_name", "given_name", "family_name", "website", "tax_number"];

async function writeAndAsk(
  tx: Tx,
  actor: Actor,
  change: Change,
  anyway: { reason: string } | undefined,
): Promise<LetPass> {
  if (!telling.some((column) => column in change.differences)) {
    await write(tx, change);
    return null;
  }
  const { passed } = await askOnChange(tx, actor, change.partyId, anyway, () => write(tx, change));
  return passed;
}

/** A group that was emptied is pinned so, or another record's value would come up; a stage is said of all records. */
async function showWhatWasTyped(
  tx: Tx,
  actor: Actor,
  goldenId: string,
  typed: { after: Record<string, unknown>; differences: Differences; homeOf: ShownFields["homeOf"] },
): Promise<void> {
  const { after, differences, homeOf } = typed;
  for (const group of columnGroups) {
    const columns: readonly string[] = columnsOfGroup[group];
    const isEmptied = columns.every((column) => after[column] == null || after[column] === "");
    if (isEmptied && columns.some((column) => column in differences))
      await pinGroup(tx, actor, { goldenId, group, recordId: homeOf(group) });
  }
  if (differences.stage !== undefined && after.stage !== "customer")
    await tx.sql`
      update party
      set stage = ${after.stage}, version = version + 1
      where golden_id = ${goldenId} and party_id <> golden_id and stage = 'customer'`;
  await keepGoldenValues(tx, [goldenId]);
}

/** A field of the workspace without a value isn't kept. */
function withoutEmpty(custom: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(custom).filter(([, value]) => value !== null));
}

function write(tx: Tx, { partyId, differences, isOfSeveral }: Change) {
  const assignments = Object.entries(differences).map(
    ([column, { to }]) => sql`${sql.ref(column)} = ${column === "custom" ? JSON.stringify(to) : to}`,
  );
  const groups = columnGroups.filter((group) =>
    columnsOfGroup[group].some((column) => column in differences),
  );
  if (isOfSeveral) assignments.push(sql`valued_at = ${valuedAt(tx, groups)}`);
  return tx.sql`
    update party
    set ${sql.join([...assignments, sql`updated_at = ${tx.now}`, sql`version = version + 1`])}
    where party_id = ${partyId}`;
}
