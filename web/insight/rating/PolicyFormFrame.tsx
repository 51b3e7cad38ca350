import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { draftPolicy, listPolicyVersions, previewPolicy } from "../../../contract/insight/rating.ts";
import { useWrite } from "../../api.ts";
import { useRatingTexts } from "../../texts/rating/useRatingTexts.ts";
import { FormProblems } from "../../ui/forms/FormProblems.tsx";
import { Submit } from "../../ui/forms/Submit.tsx";
import { NoteField } from "../../ui/forms/TextField.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import { PreviewResult } from "./PreviewResult.tsx";
import classes from "./rating.module.css";

export type PolicyFormProps<Document> = {
  document: Document;
  reason: string;
  /** When the draft was written that is being changed; null for a new one. */
  seenAt: string | null;
  onDone: () => void;
};

type FrameProps = Omit<PolicyFormProps<Record<string, unknown>>, "document"> & {
  kind: "rating" | "fit" | "duplicate";
  document: object;
  title: string;
  /** The fields, with what the server said about each. */
  children: (errorOf: (path: string) => string | undefined) => ReactNode;
};

/** What the forms of policies share: the reason, saving the draft, and, of ratings, seeing what it would change before that. */
export function PolicyFormFrame({ kind, document, reason, seenAt, title, onDone, children }: FrameProps) {
  const { rating } = useRatingTexts();
  const t = rating.form;
  const [why, setWhy] = useState(reason);
  const [shown, setShown] = useState<OutputOf<typeof previewPolicy>>();
  const send = useWrite(draftPolicy, { invalidates: [listPolicyVersions] });
  const preview = useWrite(previewPolicy, { onDone: setShown });
  const content = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
  const foreseen = kind === "duplicate" ? undefined : kind;
  const problem = send.error ?? preview.error;
  const fields = problem?.fields;
  const errorOf = (path: string) => fields?.[`document.${path}`];
  return (
    <Section title={title}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate(
            { kind, document: content, reason: why, seenAt },
            {
              onSuccess: () => {
                toastDone(rating.saved);
                onDone();
              },
            },
          );
        }}
      >
        <FormProblems problem={send.error ?? undefined} />
        {children(errorOf)}
        <NoteField
          label={t.why}
          help={rating.reasonHelp}
          value={why}
          error={fields?.reason}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <Submit verb={t.save} isBusy={send.isPending} onCancel={onDone}>
          {foreseen ? (
            <Button
              loading={preview.isPending}
              onClick={() => preview.mutate({ kind: foreseen, document: content })}
            >
              {rating.preview}
            </Button>
          ) : null}
        </Submit>
      </form>
      {preview.error ? <ErrorNote problem={preview.error} isInline /> : null}
      {shown && foreseen ? (
        <PreviewResult
          kind={foreseen}
          preview={shown}
          onMove={(move) => preview.mutate({ kind: foreseen, document: content, ...move })}
        />
      ) : null}
    </Section>
  );
}
