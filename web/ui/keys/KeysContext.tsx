import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from "react";

/** One key and what it does, in words, so that the keyboard map can never be wrong. */
export type KeyBinding = {
  /** `c`, `?`, `Enter`, `mod+k` (Ctrl or Cmd), or a sequence `g c`. */
  keys: string;
  /** What it does: "New record". */
  words: string;
  run: (event: KeyboardEvent) => void;
  /** Also while typing in a field. */
  inFields?: boolean;
};

export type KeyGroup = { title: string; bindings: readonly KeyBinding[] };

type Registry = {
  add: (group: KeyGroup) => () => void;
  groups: () => readonly KeyGroup[];
  subscribe: (listener: () => void) => () => void;
};

const KeysContext = createContext<Registry | null>(null);
const sequenceMs = 1200;

/** Listens once for the whole page. The group registered last wins, as the innermost part on screen should. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const registry = useMemo(createRegistry, []);
  const pending = useRef<{ key: string; at: number } | null>(null);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return;
      const before =
        pending.current && event.timeStamp - pending.current.at < sequenceMs ? pending.current.key : null;
      const found = match(registry.groups(), event, before);
      pending.current = null;
      if (found) {
        event.preventDefault();
        found.run(event);
      } else if (!isTyping(event.target) && event.key.length === 1 && !hasModifier(event)) {
        pending.current = { key: event.key.toLowerCase(), at: event.timeStamp };
      }
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [registry]);

  return <KeysContext value={registry}>{children}</KeysContext>;
}

/** Makes keys work while the component is on screen. `bindings` may be built anew on each render. */
export function useKeys(title: string, bindings: readonly KeyBinding[]): void {
  const registry = useContext(KeysContext);
  const latest = useRef(bindings);
  latest.current = bindings;
  const shape = bindings.map((binding) => `${binding.keys}\n${binding.words}`).join("\n\n");

  useEffect(() => {
    if (!registry) return;
    const stable = shape.split("\n\n").flatMap((line, index) => {
      const [keys, words] = line.split("\n");
      if (keys === undefined || words === undefined) return [];
      const inFields = latest.current[index]?.inFields ?? false;
      return [{ keys, words, inFields, run: (event: KeyboardEvent) => latest.current[index]?.run(event) }];
    });
    return registry.add({ title, bindings: stable });
  }, [registry, title, shape]);
}

/** `g` then a letter goes to a place. */
export function useGoKeys(
  title: string,
  places: readonly { letter: string; words: string; go: () => void }[],
): void {
  useKeys(
    title,
    places.map((place) => ({ keys: `g ${place.letter}`, words: place.words, run: place.go })),
  );
}

/** All keys that work at this moment, for the keyboard map. */
export function useKeyGroups(): readonly KeyGroup[] {
  const registry = useContext(KeysContext);
  return useSyncExternalStore(registry?.subscribe ?? nothing, registry?.groups ?? none);
}

function createRegistry(): Registry {
  let groups: readonly KeyGroup[] = [];
  const listeners = new Set<() => void>();
  function change(next: readonly KeyGroup[]) {
    groups = next;
    for (const listener of listeners) listener();
  }
  return {
    groups: () => groups,
    add(group) {
      change([group, ...groups]);
      return () => change(groups.filter((other) => other !== group));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function match(
  groups: readonly KeyGroup[],
  event: KeyboardEvent,
  before: string | null,
): KeyBinding | undefined {
  const typing = isTyping(event.target);
  const overlay = document.querySelector("[data-keys-off]") !== null;
  const pressed = nameOf(event);
  const all = groups.flatMap((group) => group.bindings);
  // Enter and space belong to the control that has the focus, if it is one.
  const isControl = (pressed === "Enter" || pressed === "Space") && isPressable(event.target);
  const allowed = all.filter((binding) => binding.inFields || !(typing || overlay || isControl));
  return (
    allowed.find((binding) => before !== null && binding.keys === `${before} ${pressed}`) ??
    allowed.find((binding) => binding.keys === pressed)
  );
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return `mod+${key}`;
  return event.altKey ? `alt+${key}` : key;
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey;
}

function isPressable(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("a,button,summary,label,input,[role=button],[role=menuitem]") !== null
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[role=dialog],[role=menu],[role=listbox]")) return true;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "submit"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const empty: readonly KeyGroup[] = [];
function none(): readonly KeyGroup[] {
  return empty;
}
function nothing(): () => void {
  return () => undefined;
}
