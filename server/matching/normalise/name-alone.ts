import { plainWords } from "./plain-words.ts";

// What somebody does, as it stands behind a name on a card or in a list of leads; no word of these is a name.
const jobs = new Set(
  [
    "ceo cto cfo coo cmo cio vp svp evp president chairman director manager mgr head officer founder cofounder partner principal",
    "engineer developer analyst consultant buyer purchasing procurement sales marketing accounting finance controller assistant secretary",
    "geschaftsfuhrer geschaeftsfuehrer geschaftsfuhrerin geschaftsfuhrung prokurist prokuristin inhaber inhaberin vorstand leiter leiterin leitung einkauf einkaufer einkauferin vertrieb assistenz assistent assistentin sekretariat buchhaltung personal referent referentin",
    "directeur directrice gerant gerante responsable achats commercial comptable secretaire",
    "direttore direttrice amministratore titolare responsabile acquisti vendite",
    "director directora gerente responsable compras ventas comercial socio",
    "directeur inkoper verkoop inkoop eigenaar medewerker",
    "prezes dyrektor kierownik wlasciciel",
  ]
    .join(" ")
    .split(" "),
);

/** "Vertriebsleiter", "IT-Leiterin", "Verkaufsdirektor", "Account manager". */
const endsAsJob =
  /.(leiter|leiterin|fuhrer|fuhrerin|direktor|direktorin|manager|managerin|beauftragter?|chef)$/;

const isJob = (word: string) => jobs.has(word) || endsAsJob.test(word);

/** Longer texts are no name, and would take long to look through. */
const lookedAtMost = 200;
const hasSeam = /[\d(,|\-–—•·/]/;

/** From when to when somebody lived, as catalogues write it behind a name: "Twain, Mark, 1835-1910". */
const lifeBehind =
  /[,\s]+\(?(?:(?:b|d|ca|c|fl|geb|gest|born|died)\.? ?|[*†] ?)?1\d{3}(?: ?[-–] ?(?:[12]\d{3})?)?\)?\s*$/i;

/** "Smith, J. S. (John Sam)": initials in front of what they stand for. */
const initialsBefore = /(?<=, ?)(?:\p{L}\. ?)+\(([^()]+)\)$/u;

/** Where something else may begin behind a name: a bracket, a comma, a bar, or a dash between blanks. */
const seams = /\s*[(,|]\s*|\s+[-–—•·/]\s+/g;

/**
 * A name without the years and the job behind it: "Anna Meyer" of “Anna Meyer - Head of Sales”, “Meyer, Anna (Einkauf)” and “Anna Meyer, CEO”.
 * What stands in front has two words at least, so that no company's trade and no given name behind a comma is taken for one.
 */
export function nameAlone(said: string): string {
  if (said.length > lookedAtMost || !hasSeam.test(said)) return said;
  const raw = said.replace(lifeBehind, "").replace(initialsBefore, "$1");
  for (const { index } of raw.matchAll(seams)) {
    const before = raw.slice(0, index).trim();
    if (!/[^\s,.]\S*[\s,]+\S/.test(before)) continue;
    return plainWords(raw.slice(index)).some(isJob) ? before : raw;
  }
  return raw;
}
