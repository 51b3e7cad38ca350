import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { enterDemo } from "../../contract/administration.ts";
import { DoorFrame } from "../administration/door/DoorFrame.tsx";
import { useEnter } from "../administration/door/useEnter.ts";
import { useWrite } from "../api.ts";
import { links } from "../links.ts";
import { BrandMark } from "../shell/Brand.tsx";
import { useDoorTexts } from "../texts/door/useDoorTexts.ts";
import { useExampleTexts } from "../texts/start/useExampleTexts.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../ui/states/Skeleton.tsx";

/** A link of a demo leads here: it signs its person in at once. */
export function DemoDoorPage() {
  const { door } = useDoorTexts();
  const { example: t } = useExampleTexts();
  const token = useLocation({ select: (location) => location.hash }).replace(/^#/, "");
  const enter = useEnter();
  const send = useWrite(enterDemo, { onDone: (me) => enter(me) });
  const knocked = useRef("");
  useEffect(() => {
    if (token === "" || knocked.current === token) return;
    knocked.current = token;
    send.mutate({ token });
  }, [token, send.mutate]);
  const problem = token === "" ? { message: door.noToken } : send.error;
  return (
    <DoorFrame mark={<BrandMark size={40} />} title={t.doorTitle} sentence={t.doorSentence}>
      {problem ? (
        <ErrorNote problem={problem}>
          <ButtonLink href={links.signIn()}>{door.toSignIn}</ButtonLink>
        </ErrorNote>
      ) : (
        <SkeletonLines lines={3} />
      )}
    </DoorFrame>
  );
}
