// Greek as ISO 843 has it without accents, Ukrainian as the cabinet's table of 2010 has it, the rest as mail addresses do.
const letters: Readonly<Record<string, string>> = {
  ...{ ä: "ae", ö: "oe", ü: "ue", ß: "ss", ł: "l", ø: "o", æ: "ae" },
  ...{ α: "a", β: "v", γ: "g", δ: "d", ε: "e", ζ: "z", η: "i", θ: "th", ι: "i", κ: "k", λ: "l", μ: "m" },
  ...{
    ν: "n",
    ξ: "x",
    ο: "o",
    π: "p",
    ρ: "r",
    σ: "s",
    ς: "s",
    τ: "t",
    υ: "y",
    φ: "f",
    χ: "ch",
    ψ: "ps",
    ω: "o",
  },
  ...{
    а: "a",
    б: "b",
    в: "v",
    г: "h",
    ґ: "g",
    д: "d",
    е: "e",
    є: "ie",
    ж: "zh",
    з: "z",
    и: "y",
    і: "i",
    ї: "i",
  },
  ...{
    й: "i",
    к: "k",
    л: "l",
    м: "m",
    н: "n",
    о: "o",
    п: "p",
    р: "r",
    с: "s",
    т: "t",
    у: "u",
    ф: "f",
    х: "kh",
  },
  ...{ ц: "ts", ч: "ch", ш: "sh", щ: "shch", ь: "", ю: "iu", я: "ia" },
};

const known = new Map<string, string>();

/** A word as it stands in a mail address or a domain: small Latin letters and digits, anything else as one hyphen. */
export function spellInLatin(words: string): string {
  const before = known.get(words);
  if (before !== undefined) return before;
  const spelled = [...words.toLowerCase()]
    .map((letter) => letters[letter] ?? letter.normalize("NFD"))
    .map((letter) => [...letter].map((part) => letters[part] ?? part).join(""))
    .join("")
    .replace(/[\u0300-\u036f’']/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  // Names repeat, whole company names do not: only short words are worth keeping.
  if (words.length < 16) known.set(words, spelled);
  return spelled;
}
