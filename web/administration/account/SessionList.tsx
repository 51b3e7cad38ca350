import { Button } from "@mantine/core";
import type { listMySessions } from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Tag } from "../../ui/marks/Tag.tsx";
import { browserOf } from "./browser-of.ts";
import classes from "./SessionList.module.css";

type Session = OutputOf<typeof listMySessions>["rows"][number];

type SessionListProps = {
  sessions: readonly Session[];
  onEnd: (sessionId: string) => void;
  /** The one that is just being ended. */
  ending?: string | undefined;
};

/** Where somebody is signed in, with a way to end each but the one in use. */
export function SessionList({ sessions, onEnd, ending }: SessionListProps) {
  const { sessions: words } = useAdministrationTexts();
  if (sessions.length === 0) return <p className={classes.detail}>{words.none}</p>;
  return (
    <ul className={classes.list}>
      {sessions.map((session) => {
        const known = browserOf(session.userAgent);
        const name = known ? words.on(known.browser, known.system) : words.unknownBrowser;
        return (
          <li key={session.sessionId} className={classes.session}>
            <div className={classes.words}>
              <span className={classes.name} title={session.userAgent}>
                {name}
                {session.isThisOne ? <Tag tone="accent">{words.thisOne}</Tag> : null}
              </span>
              <span className={classes.detail}>
                {words.lastUsed} <DateText value={session.seenAt} as="relative" /> · {session.ip} ·{" "}
                {words.since} <DateText value={session.createdAt} />
              </span>
            </div>
            {session.isThisOne ? null : (
              <Button
                aria-label={words.endNamed(name)}
                loading={ending === session.sessionId}
                onClick={() => onEnd(session.sessionId)}
              >
                {words.end}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
