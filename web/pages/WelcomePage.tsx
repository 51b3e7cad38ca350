import { DoorFrame } from "../administration/door/DoorFrame.tsx";
import { LinkDoor } from "../administration/door/LinkDoor.tsx";
import { NewPasswordForm } from "../administration/door/NewPasswordForm.tsx";
import { useOneTimeLink } from "../administration/door/useOneTimeLink.ts";
import { BrandMark } from "../shell/Brand.tsx";
import { useDoorTexts } from "../texts/door/useDoorTexts.ts";

/** Where an invitation and a link for a new password lead. */
export function WelcomePage() {
  const { door } = useDoorTexts();
  const found = useOneTimeLink();
  const isInvitation = found.link?.purpose === "invitation";
  return (
    <DoorFrame
      mark={<BrandMark size={40} />}
      title={isInvitation ? door.welcomeTitle(found.link?.workspaceName ?? "") : door.newPasswordTitle}
      sentence={isInvitation ? door.welcomeSentence(found.link?.name ?? "") : door.newPasswordSentence}
    >
      <LinkDoor found={found}>{(link) => <NewPasswordForm token={link.token} person={link} />}</LinkDoor>
    </DoorFrame>
  );
}
