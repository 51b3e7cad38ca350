import { IconCheck } from "@tabler/icons-react";
import { Tip } from "../../ui/pop/Tip.tsx";

/** The mark beside a value that would count if records were one. @param why in words, for the tip and for who listens */
export function CountsMark({ why, className }: { why: string; className: string | undefined }) {
  return (
    <Tip label={why}>
      <span className={className}>
        <IconCheck size={15} stroke={2.2} aria-hidden />
        <span className="unseen">{why}</span>
      </span>
    </Tip>
  );
}
