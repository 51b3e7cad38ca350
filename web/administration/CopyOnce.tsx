import { Button, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import classes from "./CopyOnce.module.css";

type CopyOnceProps = { label: string; text: string; verb: string; done: string };

/** Something that is shown only now, with a button that copies it. */
export function CopyOnce({ label, text, verb, done }: CopyOnceProps) {
  return (
    <div className={classes.box}>
      <output className={classes.text} aria-label={label}>
        {text}
      </output>
      <CopyButton value={text} timeout={3000}>
        {({ copied, copy }) => (
          <Button
            variant="filled"
            leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
            onClick={copy}
            data-autofocus
          >
            <span aria-live="polite">{copied ? done : verb}</span>
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
