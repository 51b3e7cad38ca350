const elements = new Set(
  "a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col colgroup data dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark meta meter nav noscript object ol optgroup option output p param picture pre progress q s samp script section select small source span strike strong style sub summary sup svg table tbody td textarea tfoot th thead time title tr tt u ul var video wbr".split(
    " ",
  ),
);
const silent = new Set([
  "script",
  "style",
  "head",
  "title",
  "template",
  "iframe",
  "object",
  "svg",
  "noscript",
]);
const newLine = new Set(
  "address article aside blockquote br caption center dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul".split(
    " ",
  ),
);
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  shy: "",
  zwnj: "",
  zwj: "",
  euro: "€",
  pound: "£",
  yen: "¥",
  cent: "¢",
  copy: "©",
  reg: "®",
  trade: "™",
  deg: "°",
  sect: "§",
  para: "¶",
  middot: "·",
  bull: "•",
  hellip: "…",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  sbquo: "‚",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  laquo: "«",
  raquo: "»",
  lsaquo: "‹",
  rsaquo: "›",
  times: "×",
  divide: "÷",
  plusmn: "±",
  frac12: "½",
  frac14: "¼",
  frac34: "¾",
  sup2: "²",
  sup3: "³",
  micro: "µ",
  szlig: "ß",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  Auml: "Ä",
  Ouml: "Ö",
  Uuml: "Ü",
  euml: "ë",
  iuml: "ï",
  aacute: "á",
  eacute: "é",
  iacute: "í",
  oacute: "ó",
  uacute: "ú",
  Aacute: "Á",
  Eacute: "É",
  Iacute: "Í",
  Oacute: "Ó",
  Uacute: "Ú",
  agrave: "à",
  egrave: "è",
  igrave: "ì",
  ograve: "ò",
  ugrave: "ù",
  Agrave: "À",
  Egrave: "È",
  acirc: "â",
  ecirc: "ê",
  icirc: "î",
  ocirc: "ô",
  ucirc: "û",
  ccedil: "ç",
  Ccedil: "Ç",
  ntilde: "ñ",
  Ntilde: "Ñ",
  atilde: "ã",
  otilde: "õ",
  aring: "å",
  Aring: "Å",
  aelig: "æ",
  AElig: "Æ",
  oslash: "ø",
  Oslash: "Ø",
  iexcl: "¡",
  iquest: "¿",
  rarr: "→",
  larr: "←",
  infin: "∞",
};

/**
 * The text of a note that was kept as HTML: blocks and breaks become lines, points of a list begin with a hyphen, a link
 * keeps its address, a picture its description; scripts, styles and every tag go. Words without HTML stay as they are, and
 * so does `a < b` or `Anna <anna@nordwind.example>`.
 */
export function htmlToText(words: string): string {
  const hasTags = words.includes("<") && hasElement(words);
  if (!hasTags) return words.includes("&") ? withoutTags(withoutEntities(words), words) : words;
  const lower = words.toLowerCase();
  let text = "";
  let at = 0;
  let link: string | null = null;
  while (at < words.length) {
    const open = words.indexOf("<", at);
    const tag = open === -1 ? null : tagAt(words, open);
    if (tag === null) {
      const end = open === -1 ? words.length : open + 1;
      text += asText(words.slice(at, end));
      at = end;
      continue;
    }
    text += asText(words.slice(at, open));
    at = tag.end;
    if (silent.has(tag.name) && !tag.isClosing) at = behindElement(lower, tag.end, tag.name);
    else if (tag.name === "li" && !tag.isClosing) text += "\n- ";
    else if (newLine.has(tag.name)) text += "\n";
    else if (tag.name === "td" || tag.name === "th") text += tag.isClosing ? " " : "";
    else if (tag.name === "img") text += asText(attribute(tag.inside, "alt"));
    else if (tag.name === "a") {
      if (tag.isClosing && link !== null && !text.endsWith(link)) text += ` (${link})`;
      const href = tag.isClosing ? "" : asText(attribute(tag.inside, "href"));
      link = /^(https?|mailto|tel):/i.test(href) ? href : null;
    }
  }
  return tidy(withoutTags(text, words));
}

/** What was written as characters (`&lt;b&gt;`) may read like a tag now; then it goes as well. */
function withoutTags(text: string, before: string): string {
  return text !== before && hasElement(text) ? text.replace(/<\/?[a-z!][^<>]*>?/gi, "") : text;
}

type Tag = { name: string; isClosing: boolean; inside: string; end: number };

/** The tag that begins at `open`, comments and declarations as tags without a name; null for a plain sign. */
function tagAt(words: string, open: number): Tag | null {
  if (words.startsWith("<!--", open)) {
    const close = words.indexOf("-->", open + 4);
    return { name: "", isClosing: false, inside: "", end: close === -1 ? words.length : close + 3 };
  }
  const name = words.slice(open, open + 40).match(/^<(\/?)([a-z!?][a-z0-9:-]*)(?=[\s/>]|$)/i);
  if (name === null) return null;
  const behind = open + name[0].length;
  // "a <b and c" is a comparison, `<img src="cut of` was a tag.
  if (words.lastIndexOf(">") < behind && !/^\s+[a-z-]+\s*=/i.test(words.slice(behind, behind + 40)))
    return null;
  const end = tagEnd(words, behind);
  const inside = words.slice(behind, end - 1);
  return { name: (name[2] ?? "").toLowerCase(), isClosing: name[1] === "/", inside, end };
}

/** Behind the bracket that closes a tag; one in an attribute's quotes doesn't. */
function tagEnd(words: string, from: number): number {
  let quote = "";
  for (let at = from; at < words.length; at += 1) {
    const sign = words.charAt(at);
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === ">") return at + 1;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  // A quote that never ends: the first bracket ends the tag.
  return words.indexOf(">", from) + 1 || words.length;
}

function behindElement(lower: string, from: number, name: string): number {
  const close = lower.indexOf(`</${name}`, from);
  return close === -1 ? lower.length : lower.indexOf(">", close) + 1 || lower.length;
}

const elementStart = /<(?:!--|!doctype\b|\/?([a-z][a-z0-9]*)(?:(:)[a-z0-9]+)?(?=[\s/>]))/gi;

/** Whether it is HTML: an element that HTML (or a word processor, with a colon) knows begins or ends somewhere. */
function hasElement(words: string): boolean {
  const lastClose = words.lastIndexOf(">");
  for (const { 1: name, 2: colon, index } of words.matchAll(elementStart)) {
    if (name !== undefined && colon === undefined && !elements.has(name.toLowerCase())) continue;
    if (index < lastClose || /^<[a-z]+\s+[a-z-]+\s*=/i.test(words.slice(index, index + 60))) return true;
  }
  return false;
}

function attribute(inside: string, name: string): string {
  const match = inside.match(new RegExp(`\\b${name}\\s*=\\s*("[^"]*"|'[^']*'|[^\\s"'>]+)`, "i"))?.[1] ?? "";
  return match.replace(/^(["'])([\s\S]*)\1$/, "$2");
}

/** Text between tags: line ends and runs of blanks are one blank there. */
function asText(words: string): string {
  return withoutEntities(words.replace(/\s+/g, " "));
}

/** What stands as `&auml;` or `&#228;` as the character it is; what nobody knows stays. */
export function withoutEntities(words: string): string {
  return words.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,9}));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : " ";
    },
  );
}

function tidy(text: string): string {
  return text
    .replace(/[ \u00a0]*\n[ \u00a0]*/g, "\n")
    .replace(/[ \u00a0]{2,}/g, " ")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/\n\n(?=- )/g, "\n")
    .trim();
}
