import { useDebouncedValue } from "@mantine/hooks";
import { lazy, Suspense, useEffect, useState } from "react";
import { search } from "../../contract/customers.ts";
import { useRead } from "../api.ts";
import { links } from "../links.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import type { Command } from "../ui/frame/CommandPalette.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { KindMark } from "../ui/marks/KindMark.tsx";
import { RatingMark } from "../ui/marks/RatingMark.tsx";

const CommandPalette = lazy(async () => ({
  default: (await import("../ui/frame/CommandPalette.tsx")).CommandPalette,
}));

type PaletteProps = {
  isOpen: boolean;
  onClose: () => void;
  /** Places and what can be done, already in the person's words and rights. */
  commands: readonly Command[];
  maySearch: boolean;
};

/** Ctrl-K: records by any of their names and numbers, places, and what can be done. */
export function Palette({ isOpen, onClose, commands, maySearch }: PaletteProps) {
  const { places, palette } = useTexts();
  const { go } = useNavigation();
  const [query, setQuery] = useState("");
  const [text] = useDebouncedValue(query.trim(), 120);
  const isLong = text.length >= 2;
  const found = useRead(search, { text, limit: 8 }, { isOn: maySearch && isLong, keepsFormer: true });
  const [wasOpened, setOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setOpened(true);
  useTypedAhead(isOpen, setQuery);
  if (!wasOpened) return null;

  const hits = isLong ? (found.data?.hits ?? []) : [];
  const records = hits.map((hit) => ({
    id: hit.partyId,
    label: hit.name,
    detail: hit.matched.by === "name" ? hit.place : hit.matched.value,
    mark: hit.rating ? <RatingMark letter={hit.rating} /> : <KindMark kind={hit.kind} />,
    run: () => go(links.party(hit.partyId)),
  }));
  const words = query.toLowerCase();
  const fitting = commands.filter((command) => command.label.toLowerCase().includes(words.trim()));

  return (
    <Suspense>
      <CommandPalette
        isOpen={isOpen}
        onClose={onClose}
        query={query}
        onQuery={setQuery}
        isSearching={isLong && found.isFetching}
        groups={[
          { title: places.customers, commands: records },
          { title: palette.actions, commands: fitting },
        ]}
      />
    </Suspense>
  );
}

/** Who knows the key types on at once: what comes before the field is there and has the focus is kept, not taken for keys of the page. */
function useTypedAhead(isOpen: boolean, change: (next: (query: string) => string) => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const keep = (event: KeyboardEvent) => {
      const isField = event.target instanceof Element && event.target.closest("[role=dialog] input") !== null;
      if (isField || event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      change((query) => query + event.key);
    };
    window.addEventListener("keydown", keep, { capture: true });
    return () => window.removeEventListener("keydown", keep, { capture: true });
  }, [isOpen, change]);
}
