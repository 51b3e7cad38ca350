import { Button } from "@mantine/core";
import { useCardTexts } from "../../texts/party/useCardTexts.ts";

type Pages = { hasMore: boolean; isLoadingMore: boolean; onMore: () => void };

/** The next page of a short list. */
export function MoreButton({ list }: { list: Pages }) {
  const { timeline } = useCardTexts();
  if (!list.hasMore) return null;
  return (
    <Button size="compact-sm" variant="subtle" loading={list.isLoadingMore} onClick={list.onMore}>
      {timeline.more}
    </Button>
  );
}
