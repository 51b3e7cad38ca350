import { choiceValues } from "../evidence/choice-values.ts";
import { fold, type Notion } from "../header-words.ts";
import type { ColumnSketch } from "../proposal.ts";
import type { TableAtHand } from "../table-at-hand.ts";

/** The column that says whether the money of payments came, and its words by what they say. */
export type WhetherItCame = {
  column: ColumnSketch;
  /** What each word means; those that nobody knows are left out, to be asked. */
  values: Record<string, "came" | "failed">;
  failed: string[];
  /** All of it went back. */
  givenBack: string[];
};

const wordsMost = 15;
const never =
  /(?<!\p{L})(fail(ed|ure)?|expired?|cancel+ed|void(ed)?|declined|rejected|refused|denied|abandoned|incomplete|pending|open|created|unpaid|authori[sz]ed|requires|uncaptured|charged ?back|charge ?backs?|bounced|dishonou?red|nsf|insufficient funds|blocked|reversed|unsuccessful|not (paid|received|cleared|honou?red)|timed? ?out|scheduled|upcoming|in progress|processing|unprocessed|awaiting|overdue|fehlgeschlagen|abgelaufen|storniert|abgebrochen|abgelehnt|offen|ausstehend|geplatzt|ruckbuchung|ruckgebucht|rucklastschrift|zuruckgewiesen|verweigert|nicht eingelost|echouee?s?|expiree?|annulee?|rejete?e?|refusee?|impayee?|en attente|mislukt|verlopen|geannuleerd|geweigerd|gestorneerd|openstaand|in behandeling|fallid[oa]|caducad[oa]|cancelad[oa]|rechazad[oa]|devuelto por el banco|pendiente|pendente|fallit[oa]|scadut[oa]|annullat[oa]|rifiutat[oa]|respint[oa]|insolut[oa]|in attesa|falhou|falhad[oa]|recusad[oa]|iptal( edildi)?|basarisiz|reddedildi|bekliyor|beklemede|mislykket|mislykkedes|feilet|fejlet|afvist|avvist|annulleret|venter|misslyckad|misslyckades|avvisad|nekad|vantar|peruttu|hylatty|epaonnistui|epaonnistunut|odottaa|palautunut|sikertelen|sztorno\p{L}*|visszautasit\p{L}*|fuggoben|nieudan[ay]e?|odrzucon[ay]e?|anulowan[ay]e?|oczekuj\p{L}*|zamitnut[aoey]?|neuspesn\p{L}*|zruseno|ceka|esuat[a]?|respins[a]?|anulat[a]?|in asteptare|otkazan[oa]?|neuspjesn\p{L}*|odbijen[oa]?|na cekanju)(?!\p{L})/iu;
const given =
  /(?<!\p{L})(refunded|erstattet|ruckerstattet|zuruckerstattet|remboursee?|reembolsado|rimborsato|terugbetaald|estornad[oa]|devuelt[oa]|devolvid[oa]|palautettu|aterbetald|refundert|refunderet|zwrocon[yae]|visszateritett|iade edildi|vracen[oa])(?!\p{L})/iu;
const partly = /partial|teil|partiel|parcial|parzial|gedeeltelijk/iu;

// A customer, an order or a delivery has a state of its own, which says nothing of the money.
const ofOthers: readonly Notion[] = [
  "order",
  "delivery",
  "contact",
  "account",
  "person",
  "member",
  "lead",
  "product",
];

/** Whether the money came, as a column of states says it. Null where there is none, or it is another's state. */
export function whetherItCame({ sketch, columnWords }: TableAtHand): WhetherItCame | null {
  const found = sketch.columns.flatMap((column, at) => {
    const notions: readonly Notion[] = columnWords[at]?.flatMap((word) => word.notions) ?? [];
    const isOfFew = column.filled > 0 && column.distinct <= Math.min(wordsMost, column.frequent.length);
    return isOfFew && (notions.includes("status") || notions.includes("outcome"))
      ? [{ ...wordsOf(column), notions }]
      : [];
  });
  const isTheirs = ({ notions }: { notions: readonly Notion[] }) =>
    !ofOthers.some((one) => notions.includes(one));
  // A column that knows of money that failed goes before one whose words say nothing.
  return (
    found.find(({ failed, givenBack }) => failed.length + givenBack.length > 0) ??
    found.find(({ values }) => Object.keys(values).length > 0) ??
    found.find(isTheirs) ??
    null
  );
}

const givenInScripts = /возвращен|повернено|返金|退款|환불|คืนเงิน|مسترد|הוחזר/u;

function isGivenBack(word: string): boolean {
  return given.test(fold(word)) || givenInScripts.test(word);
}

const toCome =
  /await|pending|\bopen\b|created|scheduled|upcoming|progress|process|overdue|unpaid|not (paid|received)|requires|authori|uncaptured|incomplete|offen|ausstehend|attente|impaye|openstaand|behandeling|pendiente|pendente|attesa|insolut|bekl|venter|vantar|odottaa|fuggoben|oczekuj|ceka|asteptare|cekanju|ожида|очіку|не оплач|не сплач|εκκρεμ|απληρωτ|保留|待|未|대기|미|รอ|ยังไม่|معلق|انتظار|غير|ממתין|לא|tertunda|menunggu|belum|dang cho|chua|laukiama|gaida|ootel/u;

/** Words of a column that say of money that it will not come: it failed, was refused or taken back. */
export function failedWords(column: ColumnSketch): string[] {
  return wordsOf(column).failed.filter(
    (word) => !toCome.test(fold(word).replace(/_/g, " ")) && !toCome.test(word.toLowerCase()),
  );
}

function wordsOf(column: ColumnSketch): WhetherItCame {
  const words = column.frequent.map(({ value }) => value);
  const like = (pattern: RegExp) => words.filter((word) => pattern.test(fold(word).replace(/_/g, " ")));
  const givenBack = words.filter((word) => isGivenBack(word) && !partly.test(fold(word)));
  const { values: known } = choiceValues("payment", "payment_state", column);
  const isNever = new Set([...like(never), ...words.filter((word) => known[word] === "failed")]);
  const failed = words.filter((word) => isNever.has(word) && !givenBack.includes(word));
  const came = words.filter(
    (word) => !failed.includes(word) && (known[word] === "came" || isGivenBack(word)),
  );
  const values = Object.fromEntries([
    ...came.map((word) => [word, "came"] as const),
    ...failed.map((word) => [word, "failed"] as const),
  ]);
  return { column, values, failed, givenBack };
}
