import { createSpotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { type ReactNode, useEffect } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { Spotlight } from "../controls/Spotlight.ts";
import { KeyHint } from "../marks/KeyHint.tsx";
import classes from "./CommandPalette.module.css";

export type Command = {
  id: string;
  label: string;
  /** Beside the label in small ink: place, number, state. */
  detail?: ReactNode;
  mark?: ReactNode;
  keys?: string;
  run: () => void;
};

export type CommandPaletteProps = {
  isOpen: boolean;
  onClose: () => void;
  query: string;
  onQuery: (query: string) => void;
  /** In the order they are to stand; empty groups are left out. Filtering is the caller's: it knows names, numbers and typing errors. */
  groups: readonly { title: string; commands: readonly Command[] }[];
  isSearching?: boolean;
};

const [store, control] = createSpotlight();

/** Everything by name: records found while typing, places, and what can be done. Loaded when first opened. */
export function CommandPalette({
  isOpen,
  onClose,
  query,
  onQuery,
  groups,
  isSearching = false,
}: CommandPaletteProps) {
  const { palette, shell } = useTexts();
  const filled = groups.filter((group) => group.commands.length > 0);

  // The store of Spotlight is a world of its own; it is told here what the props say.
  useEffect(() => {
    if (isOpen) control.open();
    else control.close();
  }, [isOpen]);

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={onQuery}
      shortcut={null}
      onSpotlightClose={onClose}
      size={620}
      centered={false}
      yOffset="12vh"
      data-keys-off
      overlayProps={{ blur: 0 }}
      aria-label={shell.search}
    >
      <Spotlight.Search
        placeholder={palette.placeholder}
        aria-label={palette.placeholder}
        leftSection={<IconSearch size={17} stroke={1.8} />}
      />
      <Spotlight.ActionsList>
        {filled.map((group) => (
          <Spotlight.ActionsGroup key={group.title} label={group.title}>
            {group.commands.map((command) => (
              <Spotlight.Action key={command.id} className={classes.action ?? ""} onClick={command.run}>
                <span className={classes.mark}>{command.mark}</span>
                <span className={classes.label}>{command.label}</span>
                {command.detail === undefined ? null : (
                  <span className={classes.detail}>{command.detail}</span>
                )}
                {command.keys === undefined ? null : <KeyHint keys={command.keys} />}
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {filled.length === 0 ? (
          <Spotlight.Empty>{isSearching ? palette.searching : palette.nothing}</Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
      <Spotlight.Footer className={classes.foot ?? ""}>
        {isSearching && filled.length > 0 ? palette.searching : palette.footer}
      </Spotlight.Footer>
    </Spotlight.Root>
  );
}
