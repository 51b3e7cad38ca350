import { Button } from "@mantine/core";
import { useState } from "react";
import { useExampleTexts } from "../../texts/start/useExampleTexts.ts";
import { Notice } from "../../ui/states/Notice.tsx";
import classes from "./example.module.css";
import { RemoveExample } from "./RemoveExample.tsx";
import type { Example } from "./useExample.ts";

/** The calm line that says that nothing here is real, with the way out for an owner. */
export function ExampleNote({ example }: { example: Example }) {
  const { example: t } = useExampleTexts();
  const [isAsking, ask] = useState(false);
  if (example.state !== "here") return null;
  return (
    <div className={classes.note}>
      <Notice
        actions={
          example.canRemove ? (
            <Button variant="subtle" onClick={() => ask(true)}>
              {t.remove}
            </Button>
          ) : undefined
        }
      >
        {t.here}
      </Notice>
      <RemoveExample example={example} isOpen={isAsking} onClose={() => ask(false)} />
    </div>
  );
}
