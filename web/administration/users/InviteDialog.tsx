import { useAdministrationTexts } from "../../texts/useAdministrationTexts.ts";
import { Modal } from "../../ui/controls/Modal.ts";
import type { LinkToHandOver } from "./HandOverLink.tsx";
import { InviteForm } from "./InviteForm.tsx";

type InviteDialogProps = { onClose: () => void; onDone: (made: LinkToHandOver) => void };

/** The form of an invitation over the page; it stands as long as it is drawn. */
export function InviteDialog({ onClose, onDone }: InviteDialogProps) {
  const { users, shell } = useAdministrationTexts();
  return (
    <Modal
      opened
      onClose={onClose}
      title={users.inviteTitle}
      size={560}
      closeButtonProps={{ "aria-label": shell.close }}
    >
      <InviteForm onCancel={onClose} onDone={onDone} />
    </Modal>
  );
}
