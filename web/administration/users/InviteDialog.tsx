import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { Dialog } from "../../ui/pop/Dialog.tsx";
import type { LinkToHandOver } from "./HandOverLink.tsx";
import { InviteForm } from "./InviteForm.tsx";

type InviteDialogProps = { onClose: () => void; onDone: (made: LinkToHandOver) => void };

/** The form of an invitation over the page; it stands as long as it is drawn. */
export function InviteDialog({ onClose, onDone }: InviteDialogProps) {
  const { users } = useAdministrationTexts();
  return (
    <Dialog isOpen onClose={onClose} title={users.inviteTitle} width={560}>
      <InviteForm onCancel={onClose} onDone={onDone} />
    </Dialog>
  );
}
