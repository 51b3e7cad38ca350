import { useTexts } from "../../texts/TextsContext.tsx";
import classes from "./Skeleton.module.css";

/** A shape of the size of what will come. Pixels, or any CSS width. */
export function Skeleton({
  width = "100%",
  height = 14,
}: {
  width?: number | string;
  height?: number | string;
}) {
  return <span className={classes.bone} style={{ width, height }} data-coming aria-hidden />;
}

/** Lines of text to come; says "Loading" once to those who listen. */
export function SkeletonLines({ lines = 3, lineHeight = 26 }: { lines?: number; lineHeight?: number }) {
  const { state } = useTexts();
  return (
    <div role="status" aria-label={state.loading}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: these lines have nothing else to be told apart by
        <div key={line} className={classes.line} style={{ height: lineHeight }}>
          <Skeleton width={`${88 - ((line * 31) % 46)}%`} height={11} />
        </div>
      ))}
    </div>
  );
}
