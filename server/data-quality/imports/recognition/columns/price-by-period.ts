import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";
import { fold } from "../header-words.ts";
import type { TableAtHand } from "../table-at-hand.ts";
import { type Columns, columnFor, isFree } from "../writing/loose-map.ts";

const words = (list: string) => new RegExp(`(?<!\\p{L})(${list})(?!\\p{L})`, "u");
const each: readonly [period: string, said: RegExp][] = [
  [
    "month",
    words(
      "monthly|(?:per|a|/) ?month|month|mrr|monatlich|monats\\p{L}*|mensuel(?:le)?|mensual|mensile|mensal|maand\\p{L}*|miesieczn\\p{L}*|mesicn\\p{L}*|mesacn\\p{L}*|lunar\\p{L}?|havi|kuukausi\\p{L}*|manads\\p{L}*|maneds\\p{L}*|manedlig|mjesecn\\p{L}*|aylik|ежемесячн\\p{L}*|μηνιαι\\p{L}*|月額|月费|월\\p{L}*",
    ),
  ],
  [
    "quarter",
    words(
      "quarterly|(?:per|a|/) ?quarter|quartals\\p{L}*|vierteljahr\\p{L}*|trimestriel(?:le)?|trimestral\\p{L}?|kwartaal\\p{L}*|kwartaln\\p{L}*",
    ),
  ],
  [
    "year",
    words(
      "yearly|annual|annually|(?:per|a|/) ?(?:year|annum)|p\\.? ?a\\.?|arr|jahres\\p{L}*|jahrlich\\p{L}*|annuel(?:le)?|anual|annuo|annua|annuale|jaar\\p{L}*|roczn\\p{L}*|rocn\\p{L}*|eves|vuosi\\p{L}*|ars\\p{L}*|arlig|godisnj\\p{L}*|yillik|годов\\p{L}*|ετησι\\p{L}*|年額|年费",
    ),
  ],
];
const fee =
  /(?<!\p{L})(fees?|prices?|rates?|amount|charges?|rent(al)?|premium|cost|mrr|arr|value|beitrag|gebuhr|preis|miete|rate|betrag|wert|prix|loyer|cotisation|montant|redevance|cuota|precio|importe|alquiler|canone|prezzo|importo|affitto|prijs|huur|bedrag|preco|valor|aluguel|cena|oplata|czynsz|skladka|kwota|pret|chirie|dij|hinta|maksu|avgift|pris|belop|cijena|ucret\p{L}*|fiyat\p{L}*|стоимость|цена|сумма|\p{L}*(beitrag|gebuhr|preis|miete|rate|betrag|maksu|avgift))(?!\p{L})/u;
const figureLeast = 0.8;

/**
 * What was agreed for what a customer has falls due as often as its column says where it is called so: a monthly fee, `Preț lunar`, MRR. Such a column is
 * the amount where no other is.
 */
export function priceByPeriod(
  kind: ImportKind,
  { sketch }: TableAtHand,
  columns: Columns,
): Record<string, string> {
  if (kind !== "asset") return {};
  const periodOf = (column: string) =>
    each.find(([, said]) => said.test(fold(column).replaceAll("_", " ")))?.[0];
  const own = columnFor(columns, "amount");
  const found =
    own ??
    sketch.columns.find(
      ({ column, shares, filled }) =>
        filled > 0 &&
        isFree(columns, column) &&
        (shares.figure ?? 0) > figureLeast &&
        (shares.percent ?? 0) < 0.5 &&
        fee.test(fold(column).replaceAll("_", " ")) &&
        periodOf(column) !== undefined,
    )?.column;
  if (found === undefined) return {};
  if (own === undefined) columns[found] = "amount";
  const period = periodOf(found);
  return period === undefined || columnFor(columns, "period") !== undefined ? {} : { period };
}
