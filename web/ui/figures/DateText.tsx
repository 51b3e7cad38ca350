import { useFormat } from "../FormatContext.tsx";
import { Tip } from "../pop/Tip.tsx";
import { Amount } from "./Amount.tsx";

type DateTextProps = {
  /** An instant or a business day; `null` = never happened. */
  value: string | Date | null | undefined;
  as?: "date" | "relative" | "time";
  now?: Date;
  className?: string;
};

/** A date in short words; the exact instant is one hover away. */
export function DateText({ value, as = "date", now, className }: DateTextProps) {
  const format = useFormat();
  if (value === null || value === undefined) return <Amount value={null} />;
  const text =
    as === "relative"
      ? format.relative(value, now)
      : as === "time"
        ? format.time(value)
        : format.date(value, now);
  return (
    <Tip label={format.instant(value)}>
      <time className={className} dateTime={typeof value === "string" ? value : value.toISOString()}>
        {text}
      </time>
    </Tip>
  );
}
