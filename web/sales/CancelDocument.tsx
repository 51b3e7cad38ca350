import { useState } from "react";
import { cancelDocument, listDocuments, readDocument } from "../../contract/sales.ts";
import { useWrite } from "../api.ts";
import { useDocumentTexts } from "../texts/sales/useDocumentTexts.ts";
import { TextField } from "../ui/forms/TextField.tsx";
import { Confirm } from "../ui/states/Confirm.tsx";
import { toastDone } from "../ui/states/toast.tsx";
import type { Document } from "./document-sums.ts";

/** Cancels a document, with the reason for the history. */
export function CancelDocument({ document, onClose }: { document: Document; onClose: () => void }) {
  const { documents: t } = useDocumentTexts();
  const [reason, setReason] = useState("");
  const [isAsked, setAsked] = useState(false);
  const cancel = useWrite(cancelDocument, { invalidates: [readDocument, listDocuments] });
  const isMissing = reason.trim() === "";

  async function confirm() {
    setAsked(true);
    if (isMissing) return;
    const { documentId, version, partyId } = document;
    await cancel
      .mutateAsync({ partyId, documentId, version, reason })
      .then(() => {
        toastDone(t.cancelled);
        onClose();
      })
      .catch(() => undefined);
  }

  return (
    <Confirm
      isOpen
      isGrave
      onClose={onClose}
      title={`${t.cancel}?`}
      verb={t.cancel}
      problem={cancel.error ?? undefined}
      onConfirm={confirm}
    >
      <p>{t.cancelSentence}</p>
      <TextField
        label={t.cancelReason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={isAsked && isMissing ? t.cancelReasonMissing : undefined}
      />
    </Confirm>
  );
}
