import { Button } from "@mantine/core";
import type { makeUserLink } from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Dialog } from "../../ui/pop/Dialog.tsx";
import { CopyOnce } from "../CopyOnce.tsx";
import classes from "./HandOverLink.module.css";

export type LinkToHandOver = { name: string; link: OutputOf<typeof makeUserLink> };

/** A one-time link, shown once: whoever invites hands it over, since no mail server sends it. */
export function HandOverLink({ shown, onClose }: { shown: LinkToHandOver | undefined; onClose: () => void }) {
  const { users } = useAdministrationTexts();
  return (
    <Dialog isOpen={shown !== undefined} onClose={onClose} title={users.linkTitle} width={560} isShownOnce>
      {shown ? (
        <div className={classes.body}>
          <p>{users.linkSentence(shown.name)}</p>
          <CopyOnce
            label={users.linkTitle}
            text={`${location.origin}${shown.link.path}`}
            verb={users.copy}
            done={users.copied}
          />
          <div className={classes.foot}>
            <span className={classes.until}>
              {users.linkUntil} <DateText value={shown.link.endsAt} />{" "}
              <DateText value={shown.link.endsAt} as="time" />
            </span>
            <Button onClick={onClose}>{users.done}</Button>
          </div>
        </div>
      ) : null}
    </Dialog>
  );
}
