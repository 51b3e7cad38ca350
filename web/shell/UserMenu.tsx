import { Menu, SegmentedControl, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { IconApi, IconKeyboard, IconLogout, IconSelector, IconUserCog } from "@tabler/icons-react";
import { signOut } from "../../contract/administration.ts";
import { useWrite } from "../api.ts";
import { links } from "../links.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { useNavigation } from "../ui/Link.tsx";
import { type Me } from "./MeContext.tsx";
import classes from "./UserMenu.module.css";
import { useCompactRows } from "./useSetting.ts";

/** The person at the foot of the rail: account, light and dark, keys, sign out. */
export function UserMenu({ me, isNarrow, onKeys }: { me: Me; isNarrow: boolean; onKeys: () => void }) {
  const { shell, apiReference } = useTexts();
  const { go } = useNavigation();
  // The next person at this browser must not find what this one read: leaving empties everything, so the page is left for real.
  const leave = useWrite(signOut, { onDone: () => location.assign(links.signIn()) });
  return (
    <Menu position="right-end" width={248}>
      <Menu.Target>
        <UnstyledButton className={classes.user} aria-label={`${shell.you}: ${me.name}`}>
          <span className={classes.initials} aria-hidden>
            {initialsOf(me.name)}
          </span>
          {isNarrow ? null : (
            <>
              <span className={classes.words}>
                <span className={classes.name}>{me.name}</span>
                <span className={classes.role}>{me.workspace.name}</span>
              </span>
              <IconSelector size={15} aria-hidden />
            </>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUserCog size={16} stroke={1.6} />} onClick={() => go(links.account())}>
          {shell.account}
        </Menu.Item>
        <Menu.Item leftSection={<IconApi size={16} stroke={1.6} />} onClick={() => go(links.apiReference())}>
          {apiReference.title}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} stroke={1.6} />} onClick={onKeys}>
          {shell.keys}
        </Menu.Item>
        <Menu.Divider />
        <Appearance />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => leave.mutate({})}>
          {shell.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Appearance() {
  const { shell } = useTexts();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [isCompact, setCompact] = useCompactRows();
  return (
    <div className={classes.appearance}>
      <span className={classes.what}>{shell.theme}</span>
      <SegmentedControl
        fullWidth
        aria-label={shell.theme}
        value={colorScheme}
        onChange={(value) => setColorScheme(value === "light" || value === "dark" ? value : "auto")}
        data={[
          { value: "light", label: shell.themeLight },
          { value: "dark", label: shell.themeDark },
          { value: "auto", label: shell.themeAuto },
        ]}
      />
      <span className={classes.what}>{shell.density}</span>
      <SegmentedControl
        fullWidth
        aria-label={shell.density}
        value={isCompact ? "compact" : "normal"}
        onChange={(value) => setCompact(value === "compact")}
        data={[
          { value: "normal", label: shell.densityNormal },
          { value: "compact", label: shell.densityCompact },
        ]}
      />
    </div>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0]?.toUpperCase() ?? "")
    .join("");
}
