import type { InputOf } from "../../../contract/endpoint.ts";
import type * as sales from "../../../contract/sales.ts";
import { findParty, seekParty } from "../../customers/find-party.ts";
import { membersOf } from "../../customers/party-columns.ts";
import { enterLookup } from "../../customers/refresh-lookup.ts";
import type { Call } from "../../plumbing/action.ts";
import type { Tx } from "../../plumbing/database/db.ts";
import { record } from "../../plumbing/events.ts";
import { newId } from "../../plumbing/ids.ts";
import { refuse } from "../../plumbing/refuse.ts";
import { closeSettled } from "./close-settled.ts";
import { priceLines } from "./price-lines.ts";
import { readDocument } from "./read-document.ts";

type Given = InputOf<typeof sales.createDocument>;

/** Kinds that count as revenue from the day they are issued; orders don't, because what is invoiced would count twice. */
const recognised: ReadonlySet<string> = new Set(["invoice", "credit_note", "return"]);
const goingBack: ReadonlySet<string> = new Set(["credit_note", "return"]);

/** Issues a document, or keeps it as a draft. Cost of goods is frozen at what the products cost on that day. */
export async function createDocument({ tx, actor, input }: Call<typeof sales.createDocument>) {
  const { partyId } = await findParty(tx, actor, input.partyId, { lock: true });
  if (input.personPartyId && !(await seekParty(tx, actor, input.personPartyId))) refuse("party_unknown");
  await requireFreeNumber(tx, input);
  await requireProducts(tx, input);
  // What joins two facts of one record lies with that record.
  const homeId = await homeOf(tx, input, partyId);

  const documentId = newId(tx.now.getTime());
  const { lines, totals } = priceLines(input.lines, goingBack.has(input.kind), input.orderDiscountAmount);
  const recognisedOn = !input.isDraft && recognised.has(input.kind) ? input.issuedOn : null;
  await tx.sql`
    insert into document (
      party_id, document_id, kind, number, title, state, issued_on, due_on, recognised_on, currency, list_total,
      discount_total, net_total, tax_total, gross_total, person_party_id, owner_id, derived_from_id, created_at
    )
    values (
      ${homeId}, ${documentId}, ${input.kind}, ${input.number}, ${input.title ?? null}, ${input.isDraft ? "draft" : "open"},
      ${input.issuedOn}, ${input.dueOn ?? null}, ${recognisedOn},
      coalesce(${input.currency ?? null}, (select base_currency from workspace)), ${totals.list}, ${totals.discount},
      ${totals.net}, ${totals.tax}, ${totals.gross}, ${input.personPartyId ?? null}, ${actor.userId}, ${input.derivedFromId ?? null}, ${tx.now}
    )`;
  const rows = input.lines.map((line, at) => ({
    ...lines[at],
    line_no: at + 1,
    product_id: line.productId ?? null,
    description: line.description ?? null,
    list_price: line.listPrice,
    discount_name: line.discountName ?? null,
    cost_amount: line.costAmount ?? null,
  }));
  await insertLines(tx, { partyId: homeId, documentId, issuedOn: input.issuedOn }, rows);
  await enterLookup(tx, "document", input.number, homeId);
  if (goingBack.has(input.kind) && input.derivedFromId !== undefined)
    await closeSettled(tx, actor, { homeId, goldenId: partyId, documentId: input.derivedFromId });
  await record(tx, actor, {
    name: "document.created",
    subjectKind: "document",
    subjectId: documentId,
    partyId,
    differences: { number: { from: null, to: input.number }, gross_total: { from: null, to: totals.gross } },
  });
  return readDocument({ tx, actor, input: { partyId, documentId } });
}

async function homeOf(tx: Tx, { derivedFromId, kind }: Given, partyId: string): Promise<string> {
  if (derivedFromId === undefined) return partyId;
  // Who pays it, gives it up or cancels it meanwhile waits.
  const [origin] = await tx.sql<{ homeId: string; state: string }>`
    select party_id as "homeId", state from document
    where party_id in ${membersOf(partyId)} and document_id = ${derivedFromId}
    for update`;
  if (origin === undefined)
    refuse("original_unknown", {}, [
      { path: "derivedFromId", message: "Choose one of this customer's documents." },
    ]);
  if (goingBack.has(kind) && (origin.state === "cancelled" || origin.state === "draft"))
    refuse("document_not_open", { state: origin.state });
  return origin.homeId;
}

async function requireFreeNumber(tx: Tx, { kind, number }: Given): Promise<void> {
  // Sources deliver numbers twice, so no unique index can hold this; two who give the same one at once wait for each other.
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${number}`}, 11))`;
  const taken = await tx.sql`select from document where number = ${number} and kind = ${kind} limit 1`;
  if (taken.length > 0)
    refuse("document_number_taken", { kind: kind.replace("_", " "), number }, [
      { path: "number", message: "Give another number." },
    ]);
}

async function requireProducts(tx: Tx, { lines }: Given): Promise<void> {
  const asked = [...new Set(lines.map((line) => line.productId).filter((id) => id !== undefined))];
  const known = await tx.sql<{
    id: string;
  }>`select product_id as id from product where product_id = any(${asked}::uuid[])`;
  if (known.length < asked.length) {
    const at = lines.findIndex(({ productId }) => productId && !known.some(({ id }) => id === productId));
    refuse("product_unknown", {}, [{ path: `lines.${at}.productId`, message: "Choose one from the list." }]);
  }
}

/** The cost of a line that names none: quantity times the product's cost price of that day in the document's currency. */
async function insertLines(
  tx: Tx,
  document: { partyId: string; documentId: string; issuedOn: string },
  rows: readonly object[],
): Promise<void> {
  await tx.sql`
    insert into document_line (
      party_id, document_id, line_no, product_id, description, quantity, list_price, list_amount, discount_amount,
      discount_name, order_discount_amount, concession_amount, net_amount, tax_amount, cost_amount
    )
    select ${document.partyId}, ${document.documentId}, line.line_no, line.product_id, line.description, line.quantity,
      line.list_price, line."listAmount", line."discountAmount", line.discount_name, line."orderDiscountAmount", line."concessionAmount", line."netAmount", line."taxAmount",
      coalesce(line.cost_amount * sign(line.quantity), round(line.quantity * cost.amount, 2))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as line (
      line_no int, product_id uuid, description text, quantity numeric, list_price numeric, "listAmount" numeric,
      "discountAmount" numeric, discount_name text, "orderDiscountAmount" numeric, "concessionAmount" numeric, "netAmount" numeric, "taxAmount" numeric, cost_amount numeric
    )
    join document d on d.party_id = ${document.partyId} and d.document_id = ${document.documentId}
    left join cost_price cost on cost.product_id = line.product_id and cost.valid_during @> ${document.issuedOn}::date
      and cost.currency = d.currency`;
}
