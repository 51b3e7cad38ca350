import { Button } from "@mantine/core";
import { useTexts } from "../texts/TextsContext.tsx";

type Pages = { hasMore: boolean; isLoadingMore: boolean; onMore: () => void };

/** The next page of a short list. */
export function MoreButton({ list }: { list: Pages }) {
  const { timeline } = useTexts();
  if (!list.hasMore) return null;
  return (
    <Button size="compact-sm" variant="subtle" loading={list.isLoadingMore} onClick={list.onMore}>
      {timeline.more}
    </Button>
  );
}
