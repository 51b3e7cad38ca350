import { Button } from "@mantine/core";
import { listPartyEvents } from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useReadPages } from "../../api.ts";
import { useCardTexts } from "../../texts/party/useCardTexts.ts";
import { usePartyHistoryTexts } from "../../texts/party/usePartyHistoryTexts.ts";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Row, RowAside, RowMain, Rows } from "../../ui/layout/Rows.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import classes from "../customers.module.css";

type PartyEvent = OutputOf<typeof listPartyEvents>["rows"][number];

/** Who changed what, from what to what, newest first. */
export function PartyHistory({ partyId }: { partyId: string }) {
  const { data: t, timeline } = useCardTexts();
  const list = useReadPages(listPartyEvents, { partyId, limit: 20 });
  if (list.state === "loading") return <SkeletonLines lines={5} />;
  if (list.state === "error" && list.problem)
    return <ErrorNote problem={list.problem} onRetry={list.onRetry} isInline />;
  return (
    <>
      {list.rows.length === 0 ? <p className={classes.group}>{t.noHistory}</p> : null}
      <Rows isNarrow isOrdered>
        {list.rows.map((event) => (
          <HistoryLine key={event.eventId} event={event} />
        ))}
      </Rows>
      {list.hasMore ? (
        <Button size="compact-sm" variant="subtle" loading={list.isLoadingMore} onClick={list.onMore}>
          {timeline.more}
        </Button>
      ) : null}
    </>
  );
}

function HistoryLine({ event }: { event: PartyEvent }) {
  const { data: t, events, fields, unnamed } = usePartyHistoryTexts();
  const written = (value: unknown): string | null => {
    if (value === null || value === undefined || value === "") return null;
    if (Array.isArray(value)) return value.map(written).filter(Boolean).join(", ") || null;
    if (typeof value === "object") return JSON.stringify(value);
    return isId.test(String(value)) ? (event.names[String(value)] ?? unnamed) : String(value);
  };
  const door = event.door in t.doors ? t.doors[event.door as keyof typeof t.doors] : event.door;
  return (
    <Row>
      <RowMain>
        {event.actorName} {events[event.name] ?? event.name}
        {Object.entries(event.differences).map(([field, { from, to }]) => {
          const [before, after] = [written(from), written(to)];
          return (
            <span key={field} className={classes.difference}>
              <br />
              {fields[field] ?? plainName(field)}: {after ?? t.empty}
              {before === null ? null : ` (${t.from(before)})`}
            </span>
          );
        })}
      </RowMain>
      <RowAside>
        <DateText value={event.happenedAt} as="relative" />, {door}
      </RowAside>
    </Row>
  );
}

const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `legal_name` and `legalName` as people write it: events name fields as columns do or as the contract does. */
function plainName(field: string): string {
  return field
    .replaceAll("_", " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
}
