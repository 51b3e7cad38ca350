import { IconSearch } from "@tabler/icons-react";
import { type ReactNode, useContext } from "react";
import { useTexts } from "../../texts/TextsContext.tsx";
import { KeyHint } from "../marks/KeyHint.tsx";
import { FrameContext } from "./FrameContext.ts";
import classes from "./TopLine.module.css";

type TopLineProps = {
  onSearch: () => void;
  /** "New", and what else belongs to every page. */
  children?: ReactNode;
};

/** Where I am (filled by the page's Trail), search, new. */
export function TopLine({ onSearch, children }: TopLineProps) {
  const { shell } = useTexts();
  const { setTrail } = useContext(FrameContext);
  return (
    <header className={classes.line}>
      <div ref={setTrail} className={classes.trail} />
      <button type="button" className={classes.search} onClick={onSearch}>
        <IconSearch size={15} stroke={1.8} aria-hidden />
        <span className={classes.words}>{shell.searchLong}</span>
        <span className={classes.keys}>
          <KeyHint keys="mod+k" />
        </span>
      </button>
      {children}
    </header>
  );
}
