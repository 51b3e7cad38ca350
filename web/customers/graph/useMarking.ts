import { type MouseEvent, useRef, useState } from "react";

/** Which party is pointed at, in the lists or in the picture, and whether by the keyboard: then the picture goes there. */
export type Marked = { partyId: string; isFocused: boolean } | null;

export type Marking = {
  marked: Marked;
  /** By the keyboard: the focus came to a party, or left it. */
  onFocused: (partyId: string | null) => void;
  /** By the pointer, when it is moved over a party or away from it. */
  onPointed: (event: MouseEvent, partyId: string | null) => void;
};

/** One mark for the lists and the picture, so that either shows where one is in the other. */
export function useMarking(): Marking {
  const [marked, mark] = useState<Marked>(null);
  const rest = useRef({ x: -1, y: -1 });
  return {
    marked,
    onFocused: (partyId) => mark(partyId === null ? null : { partyId, isFocused: true }),
    onPointed: ({ screenX, screenY }, partyId) => {
      // When the page scrolls under a pointer that rests, the browser says that it moved; on the screen it is where it was.
      const isSame = rest.current.x === screenX && rest.current.y === screenY;
      // Leaving one comes before entering the next, at the same place.
      if (partyId !== null) rest.current = { x: screenX, y: screenY };
      if (!isSame && partyId !== (marked?.partyId ?? null))
        mark(partyId === null ? null : { partyId, isFocused: false });
    },
  };
}
