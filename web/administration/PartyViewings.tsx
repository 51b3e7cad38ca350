import { Button } from "@mantine/core";
import { listViewings } from "../../contract/administration.ts";
import { useReadPages } from "../api.ts";
import { useAuditTexts } from "../texts/audit/useAuditTexts.ts";
import { DateText } from "../ui/figures/DateText.tsx";
import { Row, RowAside, RowMain, Rows } from "../ui/layout/Rows.tsx";
import { Section } from "../ui/layout/Section.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";
import classes from "./PartyViewings.module.css";
import { gatherViewings, kindsText, type Seen } from "./viewings/viewing-words.ts";

/** Who had this customer's figures of profit before them, newest first. */
export function PartyViewings({ partyId }: { partyId: string }) {
  const { audit, viewings: t } = useAuditTexts();
  const list = useReadPages(listViewings, { partyId, limit: 20 });
  return (
    <Section title={t.title}>
      {list.state === "loading" ? <SkeletonLines lines={3} /> : null}
      {list.problem ? <ErrorNote problem={list.problem} onRetry={list.onRetry} isInline /> : null}
      {list.state === "ready" && list.rows.length === 0 ? <p className={classes.none}>{t.nobody}</p> : null}
      <Rows isOrdered>
        {gatherViewings(list.rows).map((seen) => (
          <SeenLine key={seen.viewingId} seen={seen} />
        ))}
      </Rows>
      {list.hasMore ? (
        <Button size="compact-sm" variant="subtle" loading={list.isLoadingMore} onClick={list.onMore}>
          {audit.more}
        </Button>
      ) : null}
    </Section>
  );
}

function SeenLine({ seen }: { seen: Seen }) {
  const { audit, viewings: t } = useAuditTexts();
  return (
    <Row>
      <RowMain>
        {seen.viewer.name}
        {seen.apiKey ? ` ${t.byKey(seen.apiKey.name ?? t.goneKey)}` : null}: {kindsText(seen.kinds, t)}
      </RowMain>
      <RowAside>
        <DateText value={seen.lastAt} as="relative" />
        {seen.times > 1 ? `, ${t.times(seen.times)}` : null}, {audit.doors[seen.door]}
      </RowAside>
    </Row>
  );
}
