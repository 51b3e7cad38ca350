import iconv from "iconv-lite";

/** The letters beyond ASCII of the languages that are written in Latin ones; several languages where one alphabet holds the others'. */
const alphabets = [
  "äöüß", // German
  "éèêëàâçîïôùûüœæ", // French
  "áéíóúüñ", // Spanish
  "áàâãéêíóôõúüç", // Portuguese
  "àèéìòù", // Italian
  "éèëïöü", // Dutch
  "åäöéü", // Swedish, Finnish
  "æøåéöäü", // Danish, Norwegian
  "áčďéěíňóřšťúůýžöü", // Czech
  "áäčďéíĺľňóôŕšťúýž", // Slovak
  "ąćęłńóśźż", // Polish
  "áéíóöőúüű", // Hungarian
  "ăâîșțşţ", // Romanian
  "čćđšž", // Croatian, Slovene
  "çğıöşüâîû", // Turkish
  "ąčęėįšųūž", // Lithuanian
  "āčēģīķļņšūž", // Latvian
  "äõöüšž", // Estonian
].map((letters) => ({ letters: new Set(letters), weight: 1 }));
// What is Turkish in Windows-1254 would be Icelandic in 1252, and is so two hundred times as often.
alphabets.push({ letters: new Set("áðéíóúýþæö"), weight: 0.9 });

/** Of those that give the same letters the first is meant: Windows-1252 holds Latin 1. */
const encodings = [
  ...["windows-1252", "windows-1250", "iso-8859-2", "windows-1254", "windows-1257"],
  ...["macintosh", "cp850", "cp852"],
];
const signs = /[\s’‘‚–—“”„…€™®©°§£«»·•¿¡ºª´\u00a0²³½¼¾±×&%/()"'.,;:!?-]/u;

/** How text reads in the encoding that fits it best: `fits` is the share of its letters beyond ASCII that one language has. */
export function asLatin(telling: Buffer): { encoding: string; fits: number; isAmongAscii: boolean } {
  const read = encodings.map((encoding) => {
    const text = iconv.decode(telling, encoding);
    return { encoding, text, ...fitting(text) };
  });
  const best = read.reduce((one, other) => (other.score > one.score ? other : one));
  const fits = best.letters === 0 ? 0 : best.hits / best.letters;
  return { encoding: best.encoding, fits, isAmongAscii: best.among > best.letters / 2 };
}

/** Letters of one language count, and what no word of it would hold counts against; most of them stand beside letters of ASCII. */
function fitting(text: string): { score: number; hits: number; letters: number; among: number } {
  const counts = new Map<string, number>();
  let [letters, among, wrong] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign <= "\u007f" || signs.test(sign)) continue;
    const [before, behind] = [text.charAt(at - 1), text.charAt(at + 1)];
    // A capital that stands alone is no word: a euro of one encoding is an Ä of another.
    if (sign !== sign.toLowerCase() && !/\p{L}/u.test(before + behind)) continue;
    letters += 1;
    if (/[a-z]/i.test(before) || /[a-z]/i.test(behind)) among += 1;
    // İ has two signs as a small letter.
    const small = sign === "İ" ? "ı" : sign.toLowerCase();
    // A capital within a word of small letters, and a sign that is no letter.
    if (!/\p{L}/u.test(sign) || (small !== sign && /[a-z]/.test(before))) wrong += 1;
    else counts.set(small, (counts.get(small) ?? 0) + 1);
  }
  const hits = Math.max(
    0,
    ...alphabets.map((alphabet) =>
      [...counts].reduce(
        (sum, [letter, count]) => (alphabet.letters.has(letter) ? sum + count * alphabet.weight : sum),
        0,
      ),
    ),
  );
  return { score: hits - (letters - hits) - 2 * wrong, hits, letters, among };
}
