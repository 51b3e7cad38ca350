import { Outlet, useLocation } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { readMe } from "../../contract/administration.ts";
import { useRead } from "../api.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { FormatProvider } from "../ui/FormatContext.tsx";
import { BottomBar } from "../ui/frame/BottomBar.tsx";
import type { Command } from "../ui/frame/CommandPalette.tsx";
import { Frame } from "../ui/frame/Frame.tsx";
import { Rail } from "../ui/frame/Rail.tsx";
import { TopLine } from "../ui/frame/TopLine.tsx";
import { useGoKeys, useKeys } from "../ui/keys/KeysContext.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { Page } from "../ui/layout/Page.tsx";
import { ErrorNote } from "../ui/states/ErrorNote.tsx";
import { Brand } from "./Brand.tsx";
import { type Me, MeContext } from "./MeContext.tsx";
import { NewMenu } from "./NewMenu.tsx";
import { newThings } from "./new-things.ts";
import { Palette } from "./Palette.tsx";
import { phonePlaces, placeGroups, placeOf } from "./places.ts";
import { UserMenu } from "./UserMenu.tsx";
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
          <ShellFor me={me.data}>
            <Outlet />
          </ShellFor>
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

/** The shell for a person who is known: what the role may use, and nothing else. */
export function ShellFor({ me, children }: { me: Me; children: ReactNode }) {
  const texts = useTexts();
  const { go } = useNavigation();
  const path = useLocation({ select: (location) => location.pathname });
  const current = placeOf(path);
  const [isNarrow, setNarrow] = useRailNarrow();
  const [open, setOpen] = useState<"palette" | "keys" | "new">();

  const groups = placeGroups
    .map((group) => ({
      id: group.id,
      ...(group.title ? { title: group.title(texts) } : {}),
      places: group.places
        .filter((place) => place.permission === undefined || me.permissions.includes(place.permission))
        .map((place) => ({ ...place, label: texts.places[place.id] })),
    }))
    .filter((group) => group.places.length > 0);
  const places = groups.flatMap((group) => group.places);
  const things = newThings(texts, me.permissions);
  const commands: Command[] = [
    ...things.map((thing) => ({
      id: thing.id,
      label: thing.label,
      mark: <thing.icon size={17} stroke={1.6} />,
      run: () => go(thing.href),
    })),
    ...places.map((place) => ({
      id: place.id,
      label: texts.keys.go(place.label),
      mark: <place.icon size={17} stroke={1.6} />,
      ...(place.letter ? { keys: `g ${place.letter}` } : {}),
      run: () => go(place.href),
    })),
  ];

  useKeys(texts.keys.everywhere, [
    { keys: "mod+k", words: texts.keys.palette, run: () => setOpen("palette"), inFields: true },
    { keys: "?", words: texts.keys.map, run: () => setOpen("keys") },
    { keys: "[", words: texts.keys.rail, run: () => setNarrow(!isNarrow) },
  ]);
  useGoKeys(
    texts.keys.everywhere,
    places.flatMap((place) =>
      place.letter
        ? [{ letter: place.letter, words: texts.keys.go(place.label), go: () => go(place.href) }]
        : [],
    ),
  );

  const rail = (isDrawer: boolean) => (
    <Rail
      brand={<Brand />}
      groups={groups}
      current={current}
      isNarrow={isNarrow && !isDrawer}
      {...(isDrawer ? {} : { onNarrow: setNarrow })}
      foot={<UserMenu me={me} isNarrow={isNarrow && !isDrawer} onKeys={() => setOpen("keys")} />}
    />
  );

  return (
    <Frame
      isNarrow={isNarrow}
      rail={rail(false)}
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
          rail={rail(true)}
        />
      }
    >
      {children}
      <Palette
        isOpen={open === "palette"}
        onClose={() => setOpen(undefined)}
        commands={commands}
        maySearch={me.permissions.includes("party.read")}
      />
      {open === "keys" ? (
        <Suspense>
          <KeyboardMap isOpen onClose={() => setOpen(undefined)} />
        </Suspense>
      ) : null}
    </Frame>
  );
}
