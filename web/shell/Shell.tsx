import { Outlet, useLocation } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { readMe } from "../../contract/administration.ts";
import { useRead } from "../api.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { FormatProvider } from "../ui/FormatContext.tsx";
import { BottomBar } from "../ui/frame/BottomBar.tsx";
import { Frame } from "../ui/frame/Frame.tsx";
import { Rail } from "../ui/frame/Rail.tsx";
import { TopLine } from "../ui/frame/TopLine.tsx";
import { useKeys } from "../ui/keys/KeysContext.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { Brand } from "./Brand.tsx";
import { type Me, MeContext } from "./MeContext.tsx";
import { NewMenu } from "./NewMenu.tsx";
import { Palette } from "./Palette.tsx";
import { phonePlaces, placeOf } from "./places.ts";
import { RunsInProgress } from "./RunsInProgress.tsx";
import { UserMenu } from "./UserMenu.tsx";
import { usePlaces } from "./usePlaces.tsx";
import { useRunsInProgress } from "./useRunsInProgress.ts";
import { useRailNarrow } from "./useSetting.ts";

const KeyboardMap = lazy(async () => ({
  default: (await import("../ui/frame/KeyboardMap.tsx")).KeyboardMap,
}));

/** Everything around a page once somebody is signed in. */
export function Shell() {
  const me = useRead(readMe, {}, { staleMs: 60_000 });
  if (me.data) {
    const { workspace, locale } = me.data;
    return (
      <MeContext value={me.data}>
        <FormatProvider
          locale={locale ?? workspace.locale}
          currency={workspace.baseCurrency}
          timeZone={workspace.timeZone}
        >
          <ShellWithRuns me={me.data} />
        </FormatProvider>
      </MeContext>
    );
  }
  // A stranger is on the way to the sign-in page; a note would only flash.
  const isStranger = me.error?.code === "not_signed_in";
  return (
    <Page shape="read">
      {me.error && !isStranger ? <ErrorNote problem={me.error} onRetry={() => void me.refetch()} /> : null}
    </Page>
  );
}

function ShellWithRuns({ me }: { me: Me }) {
  return (
    <ShellFor me={me} runs={<RunsInProgress runs={useRunsInProgress()} />}>
      <Outlet />
    </ShellFor>
  );
}

type ShellForProps = {
  me: Me;
  /** Work under way, at the foot of the rail. */
  runs?: ReactNode;
  children: ReactNode;
};

/** The shell for a person who is known: what the role may use, and nothing else. */
export function ShellFor({ me, runs, children }: ShellForProps) {
  const { keys } = useTexts();
  const path = useLocation({ select: (location) => location.pathname });
  const current = placeOf(path);
  const [isNarrow, setNarrow] = useRailNarrow();
  const [open, setOpen] = useState<"palette" | "keys" | "new">();
  useKeys(keys.everywhere, [
    { keys: "mod+k", words: keys.palette, run: () => setOpen("palette"), inFields: true },
    { keys: "?", words: keys.map, run: () => setOpen("keys") },
    { keys: "[", words: keys.rail, run: () => setNarrow(!isNarrow) },
  ]);
  const { groups, places, things, commands } = usePlaces(me);
  const close = () => setOpen(undefined);

  const railOf = (narrow: boolean, onNarrow?: (isNarrow: boolean) => void) => (
    <Rail
      brand={<Brand />}
      groups={groups}
      current={current}
      isNarrow={narrow}
      {...(onNarrow ? { onNarrow } : {})}
      foot={
        <>
          {narrow ? null : runs}
          <UserMenu me={me} isNarrow={narrow} onKeys={() => setOpen("keys")} />
        </>
      }
    />
  );

  return (
    <Frame
      isNarrow={isNarrow}
      rail={railOf(isNarrow, setNarrow)}
      top={
        <TopLine onSearch={() => setOpen("palette")}>
          <NewMenu
            things={things}
            isOpen={open === "new"}
            onOpen={(isOpen) => setOpen(isOpen ? "new" : undefined)}
          />
        </TopLine>
      }
      bottom={
        <BottomBar
          places={phonePlaces.flatMap((id) => places.find((place) => place.id === id) ?? [])}
          current={current}
          rail={railOf(false)}
        />
      }
    >
      {children}
      <Palette
        isOpen={open === "palette"}
        onClose={close}
        commands={commands}
        maySearch={me.permissions.includes("party.read")}
      />
      <Suspense>{open === "keys" ? <KeyboardMap isOpen onClose={close} /> : null}</Suspense>
    </Frame>
  );
}
