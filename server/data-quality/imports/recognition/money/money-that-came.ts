import type { z } from "zod";
import { fieldOf } from "../../../../../contract/data-quality/imports/fields-of-target.ts";
import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import type { ModuleMap } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { noughtsOf } from "../columns/noughts-of.ts";
import { fold } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";

type Given = z.input<typeof ModuleMap>;
type Loose = {
  kind: ImportKind;
  columns: NonNullable<Given["columns"]>;
  links: NonNullable<Given["links"]>;
  parts: NonNullable<Given["parts"]>;
};

const wordsMost = 15;
const allLeast = 0.98;
const never =
  /(?<!\p{L})(fail(ed|ure)?|expired?|cancel+ed|void(ed)?|declined|rejected|refused|denied|abandoned|incomplete|pending|open|created|unpaid|authori[sz]ed|requires|uncaptured|charged back|fehlgeschlagen|abgelaufen|storniert|abgebrochen|abgelehnt|offen|ausstehend|echouee?|expiree?|annulee?|mislukt|verlopen|geannuleerd|fallido|caducado|cancelad[oa]|rechazado|fallito|scaduto|annullato|rifiutato|falhou|recusad[oa]|iptal|basarisiz|mislykket|feilet|fejlet|annulleret|misslyckad|avvisad|peruttu|hylatty|sikertelen|sztorno\p{L}*|nieudan[ay]|odrzucon[ay]|anulowan[ay]|zamitnut[ao]|zruseno|esuat|anulat[a]?|otkazan[oa]?|отклонен[оа]?|отменен[оа]?|скасован[оа]?|失敗|失败|取消|실패|취소|ล้มเหลว|ยกเลิก|فشل\p{L}*|נכשל)(?!\p{L})/iu;
const given =
  /(?<!\p{L})(refunded|erstattet|ruckerstattet|zuruckerstattet|remboursee?|reembolsado|rimborsato|terugbetaald|estornad[oa]|devuelt[oa]|devolvid[oa]|palautettu|aterbetald|refundert|refunderet|zwrocon[yae]|visszateritett|iade edildi|vracen[oa]|возвращен[оа]?|повернено|返金済?|退款|환불)(?!\p{L})/iu;
const partly = /partial|teil|partiel|parcial|parzial|gedeeltelijk/iu;

/**
 * Of a list of payments those that came: one that failed or is still to be paid is none, and says so; what was given back of one,
 * in a column of its own, went back.
 */
export function moneyThatCame(
  { sketch, columnWords, words }: TableAtHand,
  { kind, columns, links, parts }: Loose,
  id: readonly string[],
): Pick<Given, "unless" | "passedOver"> {
  if (kind !== "payment") return {};
  const state = sketch.columns.find(
    ({ frequent, distinct }, at) =>
      distinct <= Math.min(wordsMost, frequent.length) &&
      columnWords[at]?.some(({ notions }) => notions.includes("status")),
  );
  const wordsOf = (like: RegExp) =>
    state?.frequent.flatMap(({ value }) => (like.test(fold(value).replace(/_/g, " ")) ? value : [])) ?? [];
  const gone = wordsOf(given).filter((word) => !partly.test(fold(word)));
  const none = wordsOf(never).filter((word) => !gone.includes(word));
  const back = sketch.columns.find(
    (column, at) =>
      (column.shares.figure ?? 0) > 0.9 &&
      columnWords[at]?.some(({ notions }) => notions.includes("refund")) &&
      isFree(columns, column),
  );
  const amount = Object.keys(columns).find((column) => fieldOf(columns[column]) === "amount");
  const whole = amount === undefined ? undefined : sketch.columns.find(({ column }) => column === amount);
  // In books of what is owed each payment stands with a minus; of refunds alone the table says so itself.
  const meantAs = amount === undefined ? undefined : columns[amount];
  if (
    amount !== undefined &&
    (whole?.shares.negative ?? 0) > allLeast &&
    !words.some(({ notions }) => notions.includes("refund")) &&
    [meantAs ?? []].flat().every((one) => typeof one === "string")
  )
    columns[amount] = { field: "amount", isOpposite: true };
  const unlessNone = none.length > 0 && state !== undefined ? [{ column: state.column, is: none }] : [];
  const paidBack = back ?? (gone.length > 0 ? whole : undefined);
  if (paidBack !== undefined && amount !== undefined) {
    const others = Object.entries(columns).filter(
      ([column, target]) =>
        column !== amount && fieldOf(target) !== "custom" && fieldOf(target) !== "fee_amount",
    );
    const meant = [columns[amount] ?? []]
      .flat()
      .flatMap((target) => (typeof target === "string" ? [] : target))[0];
    parts[`${sketch.name}, paid back`] = {
      kind: "payment",
      id: [...id],
      unless: [{ column: paidBack.column, is: noughtsOf(paidBack) }, ...unlessNone],
      ...(back === undefined && state !== undefined && { when: { column: state.column, is: gone } }),
      columns: {
        ...Object.fromEntries(others),
        [paidBack.column]: {
          ...(back === undefined && meant),
          field: "amount",
          isNegative: true,
        },
      },
      links: { ...links },
      party: ["account", "person"].filter((link) => links[link] !== undefined),
    };
    if (back !== undefined) delete columns[back.column];
  }
  return unlessNone.length === 0
    ? {}
    : {
        unless: unlessNone,
        passedOver: "No money came in by this payment: it failed, was cancelled or is still to be paid.",
      };
}

function isFree(columns: Loose["columns"], { column }: ColumnSketch): boolean {
  return columns[column] === undefined || fieldOf(columns[column]) === "custom";
}
