import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deliveries } from "../../../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../../../test/reference/bring-as-proposed.ts";
import { bringIn } from "../../../../../test/reference/bring-in.ts";
import { systemActor } from "../../../../plumbing/actor.ts";
import { unpaidOf } from "../../../../sales/unpaid.ts";
import { askForDraft } from "../../drafts/ask-for-draft.ts";
import { workOnLook } from "../../drafts/look/look-at-draft.ts";
import { shapeDraft } from "../../drafts/shape-draft.ts";
import { takePlan } from "../../drafts/take-plan.ts";
import { findFiles } from "../../reading/find-files.ts";

const delivered = deliveries();
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);
const came = async () => {
  const rows = await delivered.db.sql<{ amount: string }>`
    select trim_scale(amount)::text as amount from payment order by received_on`;
  return rows.map(({ amount }) => amount);
};
const list = (state: string, words: readonly string[]) => [
  `Payment ID,Customer,Paid on,Amount,${state}`,
  ...words.map((word, n) => `P${n},Customer ${"ABC"[n % 3]},2025-01-0${n + 1},${n + 1}0.00,${word}`),
];

test.each([
  ["Status", ["Completed", "Failed", "Refused", "Pending", "Chargeback", "Settled"], ["10", "60"]],
  ["Status", ["bezahlt", "geplatzt", "bezahlt", "Rücklastschrift"], ["10", "30"]],
  ["Statut", ["Encaissé", "Rejeté", "Impayé", "Encaissé"], ["10", "40"]],
  ["Tila", ["Maksettu", "Epäonnistui", "Hylätty", "Maksettu"], ["10", "40"]],
  ["สถานะ", ["ชำระแล้ว", "ล้มเหลว", "เช็คเด้ง", "สำเร็จ"], ["10", "40"]],
  ["الحالة", ["مدفوعة", "فشل", "مدفوعة", "مرفوض"], ["10", "30"]],
])("of payments whose %s says %s those that came count", async (state, words, amounts) => {
  const load = await bring({ "payments.csv": list(state, words) });
  expect(await came()).toEqual(amounts);
  expect(load.codes.map(({ code }) => code)).not.toContain("document_state_assumed");
  await load.takeBack();
});

const strange = list("Status", ["paid", "gone fishing", "paid", "gone fishing", "humming", ""]);

test("words of a payment's state that nobody knows are asked about, with what hangs on them, and one answer decides", async () => {
  writeFileSync(join(delivered.folder, "payments.csv"), strange.join("\n"));
  const { draftId, runId } = await delivered.db.write((tx) =>
    askForDraft(tx, systemActor("command"), findFiles([delivered.folder]), { queue: false }),
  );
  await workOnLook(delivered.db, runId);
  const draft = await delivered.db.read((tx) => shapeDraft(tx, draftId));
  expect(draft.tables[0]?.columns.flatMap(({ question }) => question ?? [])).toMatchObject([
    {
      code: "document_state_unclear",
      choices: ["came", "failed"],
      words: [
        { word: "gone fishing", rows: 2, amount: "60.00" },
        { word: "humming", rows: 1, amount: "50.00" },
      ],
    },
  ]);
  const { plan } = await delivered.db.write((tx) => takePlan(tx, draftId));
  await expect(bringIn(delivered.db, [delivered.folder], { profile: plan })).rejects.toMatchObject({
    code: "document_state_unclear",
  });
  await bringIn(delivered.db, [delivered.folder], { profile: plan, answers: { states: "cancelled" } });
  expect(await came()).toEqual(["10", "30", "60"]);
});

test("where nobody is asked they count, and the result says which words these are and what they come to", async () => {
  const load = await bring({ "payments.csv": strange });
  const [note] = await delivered.db.sql`
    select severity, field, message from run_problem where run_id = ${load.run} and code = 'document_state_assumed'`;
  expect(note).toMatchObject({ severity: "warning", field: "Status" });
  expect(note?.message).toContain("Payments were taken to have come");
  expect(note?.message).toContain("“gone fishing” in 2 rows, 60.00 together");
  expect(await came()).toHaveLength(6);
  await load.takeBack();
});

test("a payment that failed since it was delivered is worth nothing and settles nothing, until that is taken back", async () => {
  const payments = (state: string) => [
    "Payment No,Date,Customer,Invoice No,Amount,Status",
    "P1,2025-01-12,Kern Ltd,R-1001,119.00,Settled",
    `P2,2025-01-16,Mill Ltd,R-1002,238.00,${state}`,
  ];
  const invoices = [
    "Invoice No,Date,Customer,Net,VAT,Total",
    "R-1001,2025-01-05,Kern Ltd,100.00,19.00,119.00",
    "R-1002,2025-01-09,Mill Ltd,200.00,38.00,238.00",
  ];
  const open = () => delivered.db.sql`
    select number, trim_scale(${unpaidOf("document")})::text as open from document order by number`;
  const first = await bring({ "invoices.csv": invoices, "payments.csv": payments("Settled") });
  const second = await bring({ "invoices.csv": invoices, "payments.csv": payments("Bounced") });
  expect(await came()).toEqual(["119", "0"]);
  expect(await open()).toEqual([
    { number: "R-1001", open: "0" },
    { number: "R-1002", open: "238" },
  ]);
  await second.takeBack();
  expect(await came()).toEqual(["119", "238"]);
  await first.takeBack();
});

test("an attempt that failed beside one that came under the same number is no second payment", async () => {
  const load = await bring({
    "payments.csv": [
      "Payment ID,Customer,Paid on,Amount,Status",
      "P1,Customer A,2025-01-01,10.00,Failed",
      "P1,Customer A,2025-01-02,10.00,Completed",
      "P2,Customer B,2025-01-03,20.00,Completed",
    ],
  });
  expect(await came()).toEqual(["10", "20"]);
  await load.takeBack();
});
