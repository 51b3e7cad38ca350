/** So many records that say the same are compared with one another. */
const comparedMost = 12;
/** Of those that came often by their hash alone, which another text may share, at least two are compared. */
const comparedLeast = 2;

const buckets = 1 << 22;

/**
 * Records that say the same in every column as many before them. Compared like all others they would be a crowd, whose name, mail
 * and phone seem to be anybody's; beyond the first dozen or so they go with one of those, wherever it goes.
 */
export class Copies {
  // Which texts came often is told from their hashes: to keep a million texts for the few that did would take half the memory.
  readonly #seen = new Uint8Array(buckets);
  readonly #often = new Map<string, { stands: number; times: number }>();

  /**
   * @param record the number it has if it stands for itself
   * @returns the number of the record that stands for one with these cells; null where it stands for itself
   */
  standIn(cells: readonly string[], record: number): number | null {
    const at = hashOf(cells) & (buckets - 1);
    const times = this.#seen[at] ?? 0;
    if (times < comparedMost) {
      this.#seen[at] = times + 1;
      return null;
    }
    const text = cells.join("\u0000");
    const known = this.#often.get(text) ?? { stands: record, times: 0 };
    known.times += 1;
    this.#often.set(text, known);
    return known.times <= comparedLeast ? null : known.stands;
  }
}

/** FNV-1a over all letters; cells are parted. */
function hashOf(cells: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const cell of cells) {
    for (let at = 0; at < cell.length; at += 1) hash = Math.imul(hash ^ cell.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  return hash >>> 0;
}
