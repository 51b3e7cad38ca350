import { getRouteApi } from "@tanstack/react-router";
import { readFrontDoor } from "../../contract/administration.ts";
import { DoorFrame } from "../administration/door/DoorFrame.tsx";
import { SignInForm } from "../administration/door/SignInForm.tsx";
import { useRead } from "../api.ts";
import { BrandMark } from "../shell/Brand.tsx";
import { useDoorTexts } from "../texts/door/useDoorTexts.ts";
import { Notice } from "../ui/states/Notice.tsx";

const route = getRouteApi("/sign-in");

export function SignInPage() {
  const { door } = useDoorTexts();
  const { to } = route.useSearch();
  const { data } = useRead(readFrontDoor, {});
  return (
    <DoorFrame mark={<BrandMark size={40} />} title={door.signInTitle} foot={door.lost}>
      {data?.isSetUp === false ? (
        <Notice tone="attention" title={door.notSetUpTitle}>
          {door.notSetUp}
        </Notice>
      ) : null}
      <SignInForm to={to} />
    </DoorFrame>
  );
}
