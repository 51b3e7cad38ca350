import { useTexts } from "../texts/TextsContext.tsx";
import type { Command } from "../ui/frame/CommandPalette.tsx";
import { useGoKeys } from "../ui/keys/KeysContext.tsx";
import { useNavigation } from "../ui/Link.tsx";
import type { Me } from "./MeContext.tsx";
import { newThings } from "./new-things.ts";
import { isOpenTo, placeGroups } from "./places.ts";

/** Where this person may go and what they may make, in their words: for the rail, the palette and the `g` keys. */
export function usePlaces(me: Me) {
  const texts = useTexts();
  const { go } = useNavigation();
  const groups = placeGroups
    .map((group) => ({
      id: group.id,
      ...(group.title ? { title: group.title(texts) } : {}),
      places: group.places
        .filter((place) => isOpenTo(place, me))
        .map((place) => ({ ...place, label: texts.places[place.id] })),
    }))
    .filter((group) => group.places.length > 0);
  const places = groups.flatMap((group) => group.places);
  const things = newThings(texts, me.permissions);

  useGoKeys(
    texts.keys.everywhere,
    places.flatMap(({ letter, label, href }) =>
      letter ? [{ letter, words: texts.keys.go(label), go: () => go(href) }] : [],
    ),
  );

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
  return { groups, places, things, commands };
}
