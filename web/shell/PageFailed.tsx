import { Button } from "@mantine/core";
import { useTexts } from "../texts/TextsContext.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";

/** A page whose code did not arrive (Vitalfew was updated meanwhile) or broke. The rest of the screen stays. */
export function PageFailed({ error }: { error: unknown }) {
  const { app } = useTexts();
  const message = error instanceof Error ? error.message : String(error);
  const isMissing = /dynamically imported module|module script/.test(message);
  return (
    <Page>
      <ErrorNote
        problem={{
          message: isMissing
            ? `${app.loadFailedTitle}. ${app.loadFailedSentence}`
            : `${app.loadFailedTitle}. ${message}`,
        }}
      >
        <Button onClick={() => location.reload()}>{app.loadAgain}</Button>
      </ErrorNote>
    </Page>
  );
}
