import { Button } from "@mantine/core";
import { IconBookmark, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import {
  listImportDrafts,
  readImportDraft,
  removeImportDraft,
} from "../../../contract/data-quality/imports/import-drafts.ts";
import { useRead, useWrite } from "../../api.ts";
import { links } from "../../links.ts";
import { useWizardTexts } from "../../texts/useWizardTexts.ts";
import { useNavigation } from "../../ui/Link.tsx";
import { Confirm } from "../../ui/states/Confirm.tsx";
import { toastDone } from "../../ui/states/toast.tsx";
import { SaveMapping } from "../mappings/SaveMapping.tsx";

/** What can be done with a draft as a whole: keep how it is read, or drop it. */
export function DraftActions({ draftId }: { draftId: string }) {
  const { draft: words, mappings } = useWizardTexts();
  const { go } = useNavigation();
  const { data: draft } = useRead(readImportDraft, { draftId });
  const [asking, ask] = useState<"save" | "drop">();
  const drop = useWrite(removeImportDraft, {
    invalidates: [listImportDrafts],
    onDone: () => {
      toastDone(words.dropped);
      go(links.imports());
    },
  });
  if (draft === undefined || draft.state === "looking") return null;
  return (
    <>
      <Button leftSection={<IconBookmark size={16} stroke={1.8} />} onClick={() => ask("save")}>
        {mappings.save}
      </Button>
      {draft.state === "open" ? (
        <Button leftSection={<IconTrash size={16} stroke={1.8} />} onClick={() => ask("drop")}>
          {words.drop}
        </Button>
      ) : null}
      <SaveMapping draftId={draftId} isOpen={asking === "save"} onClose={() => ask(undefined)} />
      <Confirm
        isOpen={asking === "drop"}
        onClose={() => ask(undefined)}
        title={words.dropTitle}
        verb={words.drop}
        isGrave
        problem={drop.error ?? undefined}
        onConfirm={() => drop.mutateAsync({ draftId }).catch(() => undefined)}
      >
        {words.dropWords}
      </Confirm>
    </>
  );
}
