import { Button, Menu } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTexts } from "../texts/TextsContext.tsx";
import { useKeys } from "../ui/keys/KeysContext.tsx";
import { useNavigation } from "../ui/Link.tsx";
import classes from "./NewMenu.module.css";
import type { NewThing } from "./new-things.ts";

/** "New": what can be made here, one key away. */
export function NewMenu({
  things,
  isOpen,
  onOpen,
}: {
  things: readonly NewThing[];
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}) {
  const { shell, keys } = useTexts();
  const { go } = useNavigation();
  useKeys(keys.everywhere, [{ keys: "c", words: keys.new, run: () => onOpen(true) }]);
  if (things.length === 0) return null;
  return (
    <Menu opened={isOpen} onChange={onOpen} position="bottom-end" width={220} trapFocus returnFocus>
      <Menu.Target>
        <Button
          className={classes.button ?? ""}
          variant="filled"
          leftSection={<IconPlus size={16} stroke={2.2} />}
          aria-label={shell.new}
        >
          <span className={classes.word}>{shell.new}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {things.map((thing) => (
          <Menu.Item
            key={thing.id}
            leftSection={<thing.icon size={16} stroke={1.6} />}
            onClick={() => go(thing.href)}
          >
            {thing.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
