/** What a line tells of a town: its postcode and its name, as they were written. */
export type PlaceLine = { postcode: string; city: string };

/** An address that was written in one cell, taken apart. */
export type WholeAddress = PlaceLine & { street: string };

// 10115, D-10115, 00-950, 110 00, 1012 AB: figures in front of a town. Four figures are a year or a house as well, so a word follows.
const inFront =
  /^(?:\p{L}{1,3}[-–] ?)?(\d{4} ?\p{Lu}{2}(?= )|\d{2,3}[- ]\d{2,4}|\d{4,6}),? +(\p{L}[^\d,]*)$/u;
// "Springfield, IL 62704", "Sydney NSW 2000", "London SW1A 1AA", "Ottawa ON K1A 0B1".
const behind =
  /^(\p{L}[^\d]*?),? +(?:\p{Lu}{2,3} +)?(\d{5}-\d{4}|\d{3}-\d{4}|\d{4,6}|\p{Lu}{1,2}\d[\p{Lu}\d]? ?\d\p{Lu}{2}|\p{Lu}\d\p{Lu} ?\d\p{Lu}\d)$/u;
// What stands behind a town in a segment of its own: "IL 62704", "SW1A 1AA".
const alone =
  /^(?:\p{Lu}{2,3} +)?(\d{5}-\d{4}|\d{4,6}|\p{Lu}{1,2}\d[\p{Lu}\d]? ?\d\p{Lu}{2}|\p{Lu}\d\p{Lu} ?\d\p{Lu}\d)$/u;
// "Hauptstr. 12a 10115 Berlin": without a comma, five figures behind a number of a house.
const unparted = /^(\p{L}.*? \d{1,4} ?\p{L}?) +(\d{5} \p{L}[^\d,]*)$/u;

/** Longer cells are no address. */
const lookedAtMost = 200;

/** A town and its postcode in one cell; null where the cell is not both. */
export function readPlaceLine(text: string): PlaceLine | null {
  if (text.length > lookedAtMost) return null;
  const line = text.trim();
  const front = inFront.exec(line);
  if (front !== null) return { postcode: front[1] ?? "", city: (front[2] ?? "").trim() };
  const back = behind.exec(line);
  return back === null ? null : { postcode: back[2] ?? "", city: (back[1] ?? "").trim() };
}

/** An address in one cell, of which a part behind the first holds the postcode; null where none does. */
export function readWholeAddress(text: string): WholeAddress | null {
  if (text.length > lookedAtMost) return null;
  const parts = text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length < 2) {
    const [, street = "", place = ""] = unparted.exec(text.trim()) ?? [];
    const found = place === "" ? null : readPlaceLine(place);
    return found === null ? null : { street, ...found };
  }
  for (let at = parts.length - 1; at > 0; at -= 1) {
    const part = parts[at] ?? "";
    const [, postcode = ""] = alone.exec(part) ?? [];
    if (postcode !== "" && at > 1)
      return { street: parts.slice(0, at - 1).join(", "), postcode, city: parts[at - 1] ?? "" };
    const found = readPlaceLine(part);
    if (found !== null) return { street: parts.slice(0, at).join(", "), ...found };
  }
  return null;
}
