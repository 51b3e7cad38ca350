// A word that is as often a name (Pan, Don, Ma, Ben, Li, Maj) is in none of these lists.
const ranks =
  "capt cpt col ltc lt ltcol 1st 1lt 2lt sgt ssgt tsgt msgt smsgt cmsgt sfc gysgt cpl corporal lcpl pfc pvt spc cwo wo1 wo2 adm cdr lcdr cmdr brig".split(
    " ",
  );
const titles = new Set(
  [
    ...ranks,
    "mr mister mrs ms miss mx madam maam sir lord lady dame dr doctor prof professor rev reverend hon honourable honorable",
    "captain colonel lieutenant sergeant major general admiral rabbi imam monsignor",
    "herr herrn frau fraulein fraeulein hr fr ing dipl dkfm dres univ habil med phil jur rer nat",
    "mme mlle mmes messrs monsieur madame mademoiselle maitre",
    "senor senora senorita sra srta dona",
    "sig sigra signor signora signorina dott dottssa dottore dottoressa ssa avv avvocato geom",
    "dhr mevr mw mevrouw meneer heer drs ir",
    "pani inz mgr adw",
    "hra herra rouva fru froken snra exmo exma dra doutor doutora enga gospodin gospodja",
  ]
    .join(" ")
    .split(" "),
);

const suffixes: ReadonlyMap<string, string> = new Map(
  [
    "jr jnr junior fils filho hijo jor figlio mladsi",
    "sr snr senior pere starsi",
    "ii 2nd",
    "iii 3rd",
    "iv 4th",
    "v 5th",
    "phd dphil",
    "md mbbs",
    "dds dmd bds",
    "dvm",
    "jd llm llb",
    "mba emba",
    "bsc beng bcom msc meng mphil",
    "cpa aca acca fca cfa",
    "esq esquire qc kc",
    "obe mbe cbe kbe",
    "rn lpn",
  ].flatMap((line) => {
    const ways = line.split(" ");
    return ways.map((way) => [way, ways[0] ?? way] as const);
  }),
);

const particles = new Set(
  [
    "van von vom zu zum zur der den dem de het ter ten te op in aan auf und",
    "du des la le les del della dello dei degli delle dal dalla da di dos das do los las",
    "bin ibn bint al el ul ur abu af av til",
  ]
    .join(" ")
    .split(" "),
);

// What stands where nobody has told a name.
const unknown = new Set(
  [
    "unknown unnamed unidentified anonymous fnu lnu nfn nln",
    "unbekannt anonym namenlos inconnu inconnue anonyme desconocido desconocida anonimo anonima sconosciuto sconosciuta",
    "onbekend ukjent ukendt okand nieznany nieznana neznamy desconhecido desconhecida null undefined",
  ]
    .join(" ")
    .split(" "),
);
const newborn = new Set(
  "baby babe newborn infant neonate neugeborenes saugling bebe rn twin triplet zwilling".split(" "),
);
// "Baby boy of Alison", "Twin 2 Girl", "Infant male A".
const besideNewborn = new Set(
  "boy girl male female boi m f a b c 1 2 3 i ii iii one two three twin triplet baby".split(" "),
);

/**
 * The words of a given or family name, none where they say that it isn't known: "Unknown", "Baby boy of Alison", which is how a mother's
 * name stands for a child that has none yet.
 */
export function withoutUnknown(words: readonly string[]): readonly string[] {
  const [first = "", second = ""] = words;
  if (words.every((word) => unknown.has(word))) return [];
  const isBorn = newborn.has(first) || (first === "b" && second === "o" && words.length > 2);
  if (!isBorn) return words;
  const of = words.indexOf("of");
  const own = of === -1 ? words : words.slice(0, of);
  return first === "b" || own.slice(1).every((word) => besideNewborn.has(word)) ? [] : words;
}

// Those that are no family name: "JOHN MR".
const titlesBehind = new Set(["mr", "mrs", "ms", "mme", "dr", "mstr"]);
// Behind a comma, where a given name may stand too ("Do, Minh", "Pa"): what somebody has learnt, serves in, or was retired from.
const standing = new Set([
  ...ranks,
  ..."do np pa pac aprn fnp crna pharmd dpt pt dc od lcsw mph msw facs facp faap frcs frcp mrcp ret retd usa usn usmc usaf uscg raf rn ra sj osb op".split(
    " ",
  ),
]);

/** Whether a plain word behind a whole name and a comma says what somebody is: "Lori Campbell, SFC", "Kim Moss, NP". */
export function isStanding(word: string): boolean {
  return standing.has(word) || titlesBehind.has(word) || suffixes.has(word);
}

/** Whether a plain word behind a person's name only addresses them. */
export function isTitleBehind(word: string): boolean {
  return titlesBehind.has(word);
}

/** Whether a plain word in front of a person's name only addresses them: mr, dr, frau, mme. */
export function isTitle(word: string): boolean {
  return titles.has(word);
}

/**
 * What a plain word behind a person's name says of them, in one spelling, or null: `jr`, `sr`, `ii` to `v` (who of a family
 * it is), or a degree (`phd`, `mba`). To be asked of a last word only: elsewhere `v` is an initial.
 */
export function nameSuffix(word: string): string | null {
  return suffixes.get(word) ?? null;
}

/** Whether a plain word is one that family names begin with, in some files and not in others: van, von, de, al. */
export function isFamilyParticle(word: string): boolean {
  return particles.has(word);
}
