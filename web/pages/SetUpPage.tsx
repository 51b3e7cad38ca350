import { DoorFrame } from "../administration/door/DoorFrame.tsx";
import { LinkDoor } from "../administration/door/LinkDoor.tsx";
import { SetUpForm } from "../administration/door/SetUpForm.tsx";
import { useOneTimeLink } from "../administration/door/useOneTimeLink.ts";
import { BrandMark } from "../shell/Brand.tsx";
import { useDoorTexts } from "../texts/door/useDoorTexts.ts";

export function SetUpPage() {
  const { door } = useDoorTexts();
  const found = useOneTimeLink();
  return (
    <DoorFrame mark={<BrandMark size={40} />} title={door.setUpTitle} sentence={door.setUpSentence} isWide>
      <LinkDoor found={found} goneSentence={door.setUpLinkGone}>
        {({ token }) => <SetUpForm token={token} />}
      </LinkDoor>
    </DoorFrame>
  );
}
