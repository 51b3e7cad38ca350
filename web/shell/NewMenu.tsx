import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTexts } from "../texts/TextsContext.tsx";
import { useKeys } from "../ui/keys/KeysContext.tsx";
import { MenuButton } from "../ui/pop/MenuButton.tsx";
import classes from "./NewMenu.module.css";
import type { NewThing } from "./new-things.ts";

type NewMenuProps = { things: readonly NewThing[]; isOpen: boolean; onOpen: (isOpen: boolean) => void };

/** "New": what can be made here, one key away. */
export function NewMenu({ things, isOpen, onOpen }: NewMenuProps) {
  const { shell, keys } = useTexts();
  useKeys(
    keys.everywhere,
    things.length > 0 ? [{ keys: "c", words: keys.new, run: () => onOpen(true) }] : [],
  );
  if (things.length === 0) return null;
  return (
    <MenuButton
      label={shell.new}
      align="end"
      isOpen={isOpen}
      onOpen={onOpen}
      items={things}
      button={
        <Button
          className={classes.button ?? ""}
          variant="filled"
          leftSection={<IconPlus size={16} stroke={2.2} />}
          aria-label={shell.new}
        >
          <span className={classes.word}>{shell.new}</span>
        </Button>
      }
    />
  );
}
