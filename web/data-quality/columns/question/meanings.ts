import type { ModuleMap, PartMap } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { isSame, targetsOf } from "../uses-of-column.ts";

/** The fields whose words decide whether documents count, what they take back, and whether money came. */
const decides: ReadonlySet<string> = new Set(["state", "document_kind", "payment_state"]);

/** Whether each word has a meaning. */
export function isEachAnswered(words: readonly { word: string }[], map: ModuleMap, column: string): boolean {
  const meanings = meaningsOf(map, column);
  return words.every(({ word }) => meanings[word] !== undefined);
}

/** What the words of a column mean for the state of the documents that rows are, or of those that stand in them. */
export function meaningsOf(map: ModuleMap, column: string): Readonly<Record<string, string>> {
  const targets = [map, ...Object.values(map.parts)].flatMap((record) => targetsOf(record, column));
  return targets.find(({ field }) => decides.has(field))?.values ?? {};
}

/** The mapping in which a word means this, or nothing that is known. */
export function withMeaning(map: ModuleMap, column: string, word: string, meaning: string): ModuleMap {
  const parts = Object.entries(map.parts).map(([name, part]) => [name, meantSo(part, column, word, meaning)]);
  return { ...meantSo(map, column, word, meaning), parts: Object.fromEntries(parts) };
}

function meantSo<Kind extends ModuleMap | PartMap>(
  record: Kind,
  column: string,
  word: string,
  meaning: string,
): Kind {
  if (!targetsOf(record, column).some(({ field }) => decides.has(field))) return record;
  const columns = Object.entries(record.columns).map(([name, given]) => {
    if (!isSame(name, column)) return [name, given];
    const targets = targetsOf(record, column).map((target) => {
      if (!decides.has(target.field)) return target;
      const { [word]: _, ...others } = target.values ?? {};
      return { ...target, values: meaning === "" ? others : { ...others, [word]: meaning } };
    });
    return [name, targets];
  });
  return { ...record, columns: Object.fromEntries(columns) };
}
