import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";
import { bringIn } from "../../../test/reference/bring-in.ts";
import { systemActor } from "../../plumbing/actor.ts";
import { askForDraft } from "./drafts/ask-for-draft.ts";
import { workOnLook } from "./drafts/look/look-at-draft.ts";
import { shapeDraft } from "./drafts/shape-draft.ts";
import { takePlan } from "./drafts/take-plan.ts";
import { findFiles } from "./reading/find-files.ts";

const delivered = deliveries();
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);

const invoices = (head: string, states: readonly string[]) => [
  head,
  ...states.map(
    (state, n) => `${1000 + n},Customer ${"ABCDE"[n % 5]},2024-03-${11 + n},${state},${n + 1}00.00`,
  ),
];
const states = ["paid", "paid", "scrapped", "paid", "paid", "kaput", "scrapped", "paid"];
const head = "Invoice No,Customer,Date,Status,Total";
const said = () =>
  delivered.db.sql`
    select number, state, recognised_on is not null as counts from document order by number`;

test("states in further languages and scripts are read, and what was called off brings nothing", async () => {
  for (const [name, column, words] of [
    ["szamlak.csv", "Állapot", ["Fizetve", "Sztornó", "Piszkozat"]],
    ["faturalar.csv", "Durum", ["Ödendi", "İptal", "Taslak"]],
    ["invoices.csv", "Tila", ["Maksettu", "Mitätöity", "Luonnos"]],
    ["invoices.csv", "สถานะ", ["ชำระแล้ว", "ยกเลิก", "ร่าง"]],
    ["invoices.csv", "الحالة", ["مدفوعة", "ملغاة", "مسودة"]],
  ] as const) {
    const [paid, off, draft] = words;
    const load = await bring({
      [name]: invoices(`Invoice No,Customer,Date,${column},Total`, [paid, off, paid, draft, paid, paid, off]),
    });
    expect(load.codes.map(({ code }) => code)).not.toContain("document_state_assumed");
    const rows = await delivered.db.sql`
      select state, count(*)::integer as rows from document group by 1 order by 1`;
    expect(rows).toEqual([
      { state: "cancelled", rows: 2 },
      { state: "closed", rows: 4 },
      { state: "draft", rows: 1 },
    ]);
    await load.takeBack();
  }
});

test("what nobody knows of a state is asked in the draft, word by word, with what hangs on it", async () => {
  writeFileSync(join(delivered.folder, "invoices.csv"), invoices(head, states).join("\n"));
  const { draftId, runId } = await delivered.db.write((tx) =>
    askForDraft(tx, systemActor("command"), findFiles([delivered.folder]), { queue: false }),
  );
  await workOnLook(delivered.db, runId);
  const draft = await delivered.db.read((tx) => shapeDraft(tx, draftId));
  const asked = draft.tables[0]?.columns.flatMap(({ column, question }) =>
    question ? [{ column, question }] : [],
  );
  expect(asked).toMatchObject([
    {
      column: "Status",
      question: {
        code: "document_state_unclear",
        words: [
          { word: "scrapped", rows: 2, amount: "1,000.00" },
          { word: "kaput", rows: 1, amount: "600.00" },
        ],
      },
    },
  ]);
  const { plan } = await delivered.db.write((tx) => takePlan(tx, draftId));
  await expect(bringIn(delivered.db, [delivered.folder], { profile: plan })).rejects.toMatchObject({
    code: "document_state_unclear",
  });
  await bringIn(delivered.db, [delivered.folder], { profile: plan, answers: { states: "cancelled" } });
  expect((await said()).filter(({ counts }) => !counts).map(({ number }) => number)).toEqual([
    "1002",
    "1005",
    "1006",
  ]);
});

test("where nobody is asked it counts, and the result says which words these are and what they come to", async () => {
  const load = await bring({ "invoices.csv": invoices(head, states) });
  const [note] = await delivered.db.sql`
    select severity, field, message from run_problem where run_id = ${load.run} and code = 'document_state_assumed'`;
  expect(note).toMatchObject({ severity: "warning", field: "Status" });
  expect(note?.message).toContain(
    "“scrapped” in 2 rows, 1,000.00 together; “kaput” in 1 row, 600.00 together",
  );
  expect((await said()).every(({ counts }) => counts)).toBe(true);
  await load.takeBack();
});

test("letters and codes of a state are asked as well, and quotes are not", async () => {
  const load = await bring({
    "invoices.csv": invoices(head, ["", "X", "", "", "X", "", ""]),
    "Quotes.csv": ["Quote No,Customer,Date,Status,Total", "Q1,Customer A,2024-03-11,humming,10.00"],
  });
  expect(
    load.codes.filter(({ code }) => code === "document_state_assumed").map(({ value }) => value),
  ).toEqual(["X"]);
  await load.takeBack();
});

test("credit notes that stand without a minus are taken off, and a note says it", async () => {
  const load = await bring({
    "Credit Notes.csv": [
      "Credit Note No,Customer,Date,Net,VAT,Total",
      ...[1, 2, 3, 4, 5].map(
        (n) => `C${n},Customer ${"AB"[n % 2]},2024-03-0${n},${n}00.00,${n}9.00,${n}19.00`,
      ),
    ],
  });
  const [sums] = await delivered.db.sql`
    select trim_scale(sum(net_total))::text as net, trim_scale(sum(gross_total))::text as gross, min(kind) as kind from document`;
  expect(sums).toEqual({ net: "-1500", gross: "-1595", kind: "credit_note" });
  expect(load.codes.map(({ code }) => code)).toContain("credit_turned");
  const [file] = await delivered.db.sql<{
    sums: Record<string, unknown>;
  }>`select sums from import_file where run_id = ${load.run}`;
  expect(file?.sums.gross_total).toEqual({ source: "-1595", loaded: "-1595" });
  await load.takeBack();
});

test("where most credit notes of a file have no minus those without one are taken off, and one that has it stays as it is", async () => {
  const load = await bring({
    "documents.csv": [
      "Number,Type,Customer,Date,Total",
      "1,Invoice,Customer A,2024-03-01,500.00",
      "2,Credit note,Customer A,2024-03-02,100.00",
      "3,Credit note,Customer B,2024-03-03,-50.00",
      "4,Credit note,Customer B,2024-03-04,30.00",
    ],
  });
  const rows = await delivered.db.sql`
    select number, trim_scale(gross_total)::text as gross from document order by number`;
  expect(rows.map(({ gross }) => gross)).toEqual(["500", "-100", "-50", "-30"]);
  await load.takeBack();
});

const kinds = (word: string) => ({
  "documents.csv": [
    "Number,Type,Customer,Date,Total",
    "1,Invoice,Customer A,2024-03-01,500.00",
    "2,Credit note,Customer A,2024-03-02,-100.00",
    `3,${word},Customer B,2024-03-03,70.00`,
  ],
});

test("kinds of documents that nobody knows are asked about; where nobody is asked they count, and the result names them with their sums", async () => {
  const load = await bring(kinds("Wibble"));
  expect(load).toMatchObject({ created: 3, refused: 0 });
  const [note] = await delivered.db.sql`
    select field, message from run_problem where run_id = ${load.run} and code = 'document_state_assumed'`;
  expect(note).toMatchObject({
    field: "Type",
    message: expect.stringContaining("“Wibble” in 1 row, 70.00 together"),
  });
  expect(await said()).toEqual([
    { number: "1", state: "confirmed", counts: true },
    { number: "2", state: "confirmed", counts: true },
    { number: "3", state: "confirmed", counts: true },
  ]);
  await load.takeBack();
  for (const [name, lines] of Object.entries(kinds("Wibble")))
    writeFileSync(join(delivered.folder, name), lines.join("\n"));
  const { states: _, ...asked } = load.plan;
  await expect(bringIn(delivered.db, [delivered.folder], { profile: asked })).rejects.toMatchObject({
    code: "document_state_unclear",
  });
});
