import { Button } from "@mantine/core";
import type { createApiKey } from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { Dialog } from "../../ui/pop/Dialog.tsx";
import { CopyOnce } from "../CopyOnce.tsx";
import classes from "./ShownKey.module.css";

type ShownKeyProps = { made: OutputOf<typeof createApiKey> | undefined; onClose: () => void };

/** A new key, this once. A click beside the window doesn't close it: the key would be lost. */
export function ShownKey({ made, onClose }: ShownKeyProps) {
  const { apiKeys: words } = useAdministrationTexts();
  return (
    <Dialog isOpen={made !== undefined} onClose={onClose} title={words.shownTitle} width={600} isShownOnce>
      {made ? (
        <div className={classes.body}>
          <p>{words.shownSentence}</p>
          <CopyOnce label={made.apiKey.name} text={made.key} verb={words.copy} done={words.copied} />
          <Button className={classes.done} onClick={onClose}>
            {words.done}
          </Button>
        </div>
      ) : null}
    </Dialog>
  );
}
