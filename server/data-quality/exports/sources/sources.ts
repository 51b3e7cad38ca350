import type { ImportKind } from "../../../../contract/data-quality/imports/import-kinds.ts";
import { conversationSources } from "./conversation-sources.ts";
import { houseSources } from "./house-sources.ts";
import { partySources } from "./party-sources.ts";
import { salesSources } from "./sales-sources.ts";
import { elsewhere, type Records, type Source, type SourceOf } from "./source.ts";

/**
 * Where the records of every kind are read, in the order in which an export writes them. Kinds that say in another way what
 * others say already have no file: a prospect is a person and how far they are, a category is a word of its products.
 */
export function sourcesOf(
  exported: ReadonlySet<ImportKind>,
  records: Records = "each",
): ReadonlyMap<ImportKind, Source> {
  const sources = {
    ...houseSources,
    ...partySources(exported, records),
    ...salesSources,
    ...conversationSources,
    prospect: elsewhere,
    category: elsewhere,
  } satisfies { [Kind in ImportKind]: SourceOf<Kind> | null };
  const found = new Map<ImportKind, Source>();
  for (const [kind, source] of Object.entries(sources) as [ImportKind, Source | null][])
    if (source !== null) found.set(kind, source);
  return found;
}
