import { fieldsOfTarget } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { noughtsOf } from "../columns/noughts-of.ts";
import { fold } from "../header-words.ts";
import type { Delivery } from "../read-as-kind.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { columnFor, isFree, type LooseMap } from "../writing/loose-map.ts";

const price =
  /(?<!\p{L})(prices?|fees?|charges?|amount|total|fare|price charged|honorar\p{L}*|preis|betrag|gebuhr|prix|montant|tarif|precio|importe|valor|prezzo|importo|prijs|bedrag|preco|cena|kwota|pris|belopp|belop|hinta|summa|fiyat\p{L}*|ucret\p{L}*|osszeg|pret|suma|cijena|цена|сумма|стоимость|ціна|сума|τιμη|料金|金額|价格|费用|금액|요금|ราคา|سعر|מחיר)(?!\p{L})/u;
const noPrice =
  /(?<!\p{L})(deposit|tips?|hourly|per hour|rate|cost|commission|discount|tax|vat|refund|balance|estimated?)(?!\p{L})/u;
const stateOf: Readonly<Record<string, string>> = {
  done: "closed",
  cancelled: "cancelled",
  planned: "draft",
};
const figureLeast = 0.8;

/**
 * Appointments and bookings of which a column says what was charged, and another whether they took place, are work for a customer and a sale
 * in one: what took place is sold on its day, what was called off or is still to come is not. Where other tables of the delivery tell what was sold, their
 * prices stay with them: they would count twice.
 */
export function chargedVisits(
  kind: ImportKind,
  { tables, kinds }: Delivery,
  table: TableAtHand,
  { columns, links, parts }: LooseMap,
  id: readonly string[],
): void {
  const isToldElsewhere = tables.some(
    (other, at) => other !== table && (kinds[at] === "document" || kinds[at] === "document_line"),
  );
  if (kind !== "contact" || isToldElsewhere) return;
  const { sketch } = table;
  const [day, state] = [columnFor(columns, "started_at"), columnFor(columns, "state")];
  const said = [columns[state ?? ""] ?? []]
    .flat()
    .find((one) => typeof one !== "string" && one.field === "state");
  if (day === undefined || state === undefined || said === undefined || typeof said === "string") return;
  const charged = sketch.columns.find(({ column, shares, filled }) => {
    const name = fold(column).replaceAll("_", " ");
    return (
      filled > 0 &&
      isFree(columns, column) &&
      price.test(name) &&
      !noPrice.test(name) &&
      (shares.figure ?? 0) > figureLeast &&
      (shares.percent ?? 0) < 0.5
    );
  });
  const whose = Object.fromEntries(
    Object.entries(links).filter(([link]) => ["account", "person", "lead"].includes(link)),
  );
  if (charged === undefined || Object.keys(whose).length === 0) return;
  const currency = sketch.columns.find(({ shares }) => (shares.currency ?? 0) > 0.9)?.column;
  const values = Object.fromEntries(
    Object.entries(said.values ?? {}).flatMap(([word, ours]) => {
      const becomes = stateOf[ours];
      return becomes === undefined ? [] : [[word, becomes]];
    }),
  );
  const given = columns[day];
  const when = [given ?? []].flat().find((one) => fieldsOfTarget(one).includes("started_at")) ?? "started_at";
  parts[`${sketch.name}, charged`] = {
    kind: "document",
    id: [...id],
    ...(id.length === 0 && { isNumbered: true }),
    unless: [{ column: charged.column, is: noughtsOf(charged) }],
    columns: {
      [day]: typeof when === "string" ? "issued_at" : { ...when, field: "issued_at" },
      [charged.column]: "gross_total",
      [state]: ["source_state", { field: "state", values }],
      ...(currency !== undefined && { [currency]: "currency" }),
    },
    links: whose,
    party: ["account", "person", "lead"].filter((link) => whose[link] !== undefined),
    always: { document_kind: "order", recognised: "true" },
  };
}
