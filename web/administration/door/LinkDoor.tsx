import type { ReactNode } from "react";
import { links } from "../../links.ts";
import { useDoorTexts } from "../../texts/door/useDoorTexts.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { ErrorNote } from "../../ui/states/ErrorNote.tsx";
import { SkeletonLines } from "../../ui/states/Skeleton.tsx";
import type { OpenLink, useOneTimeLink } from "./useOneTimeLink.ts";

type LinkDoorProps = {
  found: ReturnType<typeof useOneTimeLink>;
  /** What to do about a link that no longer works, where asking an owner is no help. */
  goneSentence?: string;
  children: (link: OpenLink) => ReactNode;
};

/** The form behind a link that still works, or why it doesn't and what to do. */
export function LinkDoor({ found, goneSentence, children }: LinkDoorProps) {
  const { door } = useDoorTexts();
  const { token, link, problem } = found;
  if (link) return children(link);
  if (token !== "" && problem === undefined) return <SkeletonLines lines={6} lineHeight={44} />;
  const said = problem?.code === "link_unusable" && goneSentence ? { message: goneSentence } : problem;
  return (
    <ErrorNote problem={said ?? { message: door.noToken }}>
      <ButtonLink href={links.signIn()}>{door.toSignIn}</ButtonLink>
    </ErrorNote>
  );
}
