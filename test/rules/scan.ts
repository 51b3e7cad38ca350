/** A template literal: what stands before its backtick (`sql`, `tx.sql<Row>`, or nothing) and its raw text. */
export type Template = { tag: string; text: string; line: number };

export type Scanned = {
  /** The source with comments turned into spaces; line numbers stay. */
  withoutComments: string;
  templates: Template[];
};

/**
 * Reads TypeScript just well enough to tell code from comments and to find template literals. No compiler is asked,
 * because TypeScript 7 offers none to programs.
 */
export function scan(source: string): Scanned {
  const known = scanned.get(source);
  if (known !== undefined) return known;
  const result = scanAnew(source);
  scanned.set(source, result);
  return result;
}

// Every rule reads the same files, and each planted bug reads them all once more.
const scanned = new Map<string, Scanned>();

function scanAnew(source: string): Scanned {
  const out: string[] = [];
  const templates: Template[] = [];
  // Where we are inside of: code of a `${ }` with its open braces, or a template whose text we collect.
  const open: { start: number; line: number; tag: string; braces: number }[] = [];
  let line = 1;
  let at = 0;

  const take = (end: number, blank = false) => {
    const piece = source.slice(at, end);
    out.push(blank ? piece.replace(/[^\n]/g, " ") : piece);
    line += piece.split("\n").length - 1;
    at = end;
  };
  const takeTemplateText = () => {
    const inside = open.at(-1);
    while (at < source.length && inside !== undefined) {
      if (source[at] === "\\") take(at + 2);
      else if (source.startsWith("${", at)) {
        take(at + 2);
        inside.braces = 1;
        return;
      } else if (source[at] === "`") {
        templates.push({ tag: inside.tag, text: source.slice(inside.start, at), line: inside.line });
        take(at + 1);
        open.pop();
        return;
      } else take(at + 1);
    }
  };

  while (at < source.length) {
    const two = source.slice(at, at + 2);
    const char = source[at] ?? "";
    const inside = open.at(-1);
    if (two === "//") take(endOf(source, "\n", at), true);
    else if (two === "/*") take(endOf(source, "*/", at + 2, 2), true);
    else if (char === '"' || char === "'") take(endOfString(source, at));
    else if (char === "/" && startsRegex(source, at)) take(endOfRegex(source, at));
    else if (char === "`") {
      open.push({ start: at + 1, line, tag: tagBefore(source, at), braces: 0 });
      take(at + 1);
      takeTemplateText();
    } else if (inside !== undefined && (char === "{" || char === "}")) {
      inside.braces += char === "{" ? 1 : -1;
      take(at + 1);
      if (inside.braces === 0) takeTemplateText();
    } else take(at + 1);
  }
  return { withoutComments: out.join(""), templates };
}

function endOf(source: string, mark: string, from: number, more = 0): number {
  const found = source.indexOf(mark, from);
  return found < 0 ? source.length : found + more;
}

function endOfString(source: string, start: number): number {
  let end = start + 1;
  while (end < source.length && source[end] !== source[start] && source[end] !== "\n")
    end += source[end] === "\\" ? 2 : 1;
  return end + 1;
}

function startsRegex(source: string, at: number): boolean {
  const before = source.slice(Math.max(0, at - 40), at).trimEnd();
  return /(^|[(,=:[!&|?{};>]|\breturn|\btypeof)$/.test(before) && source[at + 1] !== ">";
}

function endOfRegex(source: string, start: number): number {
  let inClass = false;
  for (let end = start + 1; end < source.length && source[end] !== "\n"; end++) {
    const char = source[end];
    if (char === "\\") end++;
    else if (char === "[") inClass = true;
    else if (char === "]") inClass = false;
    else if (char === "/" && !inClass) return end + 1;
  }
  return start + 1;
}

/** `tx.sql<{ id: string }>` and the like: the words before the type arguments that end here, if any. */
function tagBefore(source: string, at: number): string {
  const end = source[at - 1] === ">" && source[at - 2] !== "=" ? startOfTypeArguments(source, at - 1) : at;
  return source.slice(Math.max(0, end - 100), end).match(/[\w$.)\]]+$/)?.[0] ?? "";
}

function startOfTypeArguments(source: string, end: number): number {
  let depth = 0;
  for (let at = end; at >= 0; at--) {
    if (source[at] === ">" && source[at - 1] !== "=") depth++;
    else if (source[at] === "<" && --depth === 0) return at;
  }
  return end;
}
