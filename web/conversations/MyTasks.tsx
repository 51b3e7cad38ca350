import { listTasks } from "../../contract/conversations.ts";
import { useRead } from "../api.ts";
import { links } from "../links.ts";
import { useCardTexts } from "../texts/party/useCardTexts.ts";
import { useStartTexts } from "../texts/start/useStartTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { Link } from "../ui/Link.tsx";
import { Row, Rows } from "../ui/layout/Rows.tsx";
import { Section } from "../ui/layout/Section.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";
import classes from "./conversations.module.css";

const shown = 6;

/** What waits for the person who looks, the earliest due first. */
export function MyTasks() {
  const { start: texts } = useStartTexts();
  const { timeline } = useCardTexts();
  const t = texts.tasks;
  const format = useFormat();
  const { data, error, refetch } = useRead(listTasks, { limit: shown });
  return (
    <Section title={t.title}>
      {error ? <ErrorNote problem={error} onRetry={() => void refetch()} isInline /> : null}
      {data === undefined && !error ? <SkeletonLines lines={4} lineHeight={40} /> : null}
      <Rows>
        {data?.rows.map((task) => (
          <Row key={task.contactId}>
            <Link href={links.party(task.party.partyId, { kinds: "contact" })}>{task.party.name}</Link>
            <div className={classes.under}>
              {task.subject ?? timeline.channels[task.channel]}
              <span className={classes.aside}>
                {", "}
                {task.overdueDays !== null
                  ? t.overdue(format.count(task.overdueDays, texts.open.days))
                  : task.dueOn === null
                    ? t.noDay
                    : t.due(format.date(task.dueOn))}
              </span>
            </div>
          </Row>
        ))}
        {data?.rows.length === 0 ? <Row className={classes.aside}>{t.none}</Row> : null}
        {data?.next ? <Row className={classes.aside}>{t.more}</Row> : null}
      </Rows>
    </Section>
  );
}
