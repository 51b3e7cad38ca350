import { listTasks } from "../../contract/conversations.ts";
import { useRead } from "../api.ts";
import { links } from "../links.ts";
import { useCardTexts } from "../texts/party/useCardTexts.ts";
import { useStartTexts } from "../texts/start/useStartTexts.ts";
import { useFormat } from "../ui/FormatContext.tsx";
import { Link } from "../ui/Link.tsx";
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
      <ul className={classes.list}>
        {data?.rows.map((task) => (
          <li key={task.contactId}>
            <Link href={links.party(task.party.partyId, { kinds: "contact" })}>{task.party.name}</Link>
            <div>
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
          </li>
        ))}
        {data?.rows.length === 0 ? <li className={classes.aside}>{t.none}</li> : null}
        {data?.next ? <li className={classes.aside}>{t.more}</li> : null}
      </ul>
    </Section>
  );
}
