import { Button } from "@mantine/core";
import { downloadAttachment, listAttachments } from "../../contract/conversations/attachments.ts";
import { addressOf, useReadPages } from "../api.ts";
import { useCardTexts } from "../texts/party/useCardTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { Fact, Facts } from "../ui/layout/Facts.tsx";
import { Section } from "../ui/layout/Section.tsx";

/** The files of a customer, to be saved; nothing is shown where there are none. */
export function PartyFiles({ partyId }: { partyId: string }) {
  const { data: t, timeline } = useCardTexts();
  const format = useFormat();
  const list = useReadPages(listAttachments, { partyId, limit: 20 });
  if (list.rows.length === 0) return null;
  return (
    <Section title={t.files}>
      <Facts>
        {list.rows.map((row) => (
          <Fact
            key={row.attachmentId}
            name={format.date(row.createdAt)}
            state={[
              `${format.amount(Math.max(1, Math.round(row.bytes / 1024)))} kB`,
              row.description,
              row.addedBy,
            ]
              .filter(Boolean)
              .join(", ")}
          >
            <a
              href={addressOf(downloadAttachment, { partyId: row.partyId, attachmentId: row.attachmentId })}
              download={row.name}
              aria-label={t.saveFile(row.name)}
            >
              {row.name}
            </a>
          </Fact>
        ))}
      </Facts>
      {list.hasMore ? (
        <Button size="compact-sm" variant="subtle" loading={list.isLoadingMore} onClick={list.onMore}>
          {timeline.more}
        </Button>
      ) : null}
    </Section>
  );
}
