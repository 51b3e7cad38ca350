import { links } from "../links.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { Link } from "../ui/Link.tsx";
import classes from "./Brand.module.css";

/** The sign of the house: the profit curve, with the line at the few who bring it. */
export function Brand({ withWord = true }: { withWord?: boolean }) {
  const { app, places } = useTexts();
  return (
    <Link className={classes.brand} href={links.home()} aria-label={`${app.name}: ${places.home}`}>
      <BrandMark />
      {withWord ? <span className={classes.word}>{app.name}</span> : null}
    </Link>
  );
}

/** The drawing alone, for the sign-in page and documents. */
export function BrandMark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden className={classes.mark}>
      <rect width="32" height="32" rx="6" className={classes.ground} />
      <path d="M6 25C9 11 14 7 27 7" className={classes.curve} />
      <path d="M11.5 5v22" className={classes.line} />
    </svg>
  );
}
