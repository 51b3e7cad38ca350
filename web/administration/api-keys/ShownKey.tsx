import { Button } from "@mantine/core";
import type { createApiKey } from "../../../contract/administration.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { Modal } from "../../ui/controls/Modal.ts";
import { CopyOnce } from "../CopyOnce.tsx";
import classes from "./ShownKey.module.css";

type ShownKeyProps = { made: OutputOf<typeof createApiKey> | undefined; onClose: () => void };

/** A new key, this once. A click beside the window doesn't close it: the key would be lost. */
export function ShownKey({ made, onClose }: ShownKeyProps) {
  const { apiKeys: words } = useAdministrationTexts();
  return (
    <Modal
      opened={made !== undefined}
      onClose={onClose}
      title={words.shownTitle}
      size={600}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      {made ? (
        <div className={classes.body}>
          <p>{words.shownSentence}</p>
          <CopyOnce label={made.apiKey.name} text={made.key} verb={words.copy} done={words.copied} />
          <Button className={classes.done} onClick={onClose}>
            {words.done}
          </Button>
        </div>
      ) : null}
    </Modal>
  );
}
