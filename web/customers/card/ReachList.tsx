import { type CardTexts, useCardTexts } from "../../texts/party/useCardTexts.ts";
import { Fact, Facts } from "../../ui/layout/Facts.tsx";
import type { Party } from "./PartyHeader.tsx";

export type ContactPoint = Party["contactPoints"][number];

/** How to reach a party, to be read and clicked. */
export function ReachList({ points }: { points: readonly ContactPoint[] }) {
  const { data } = useCardTexts();
  return (
    <Facts>
      {points
        .filter((point) => point.validUntil === null)
        .map((point) => (
          <Fact
            key={point.contactPointId}
            name={point.label ?? data.kinds[point.kind]}
            state={stateWord(point, data)}
          >
            <PointValue point={point} />
          </Fact>
        ))}
    </Facts>
  );
}

function stateWord(point: ContactPoint, data: CardTexts["data"]): string | undefined {
  if (point.isSuppressed) return data.suppressed;
  return point.state === "unverified" ? undefined : data.states[point.state];
}

/** A contact point as a link that does something: calls, writes, opens. */
export function PointValue({ point }: { point: ContactPoint }) {
  const words = wordsOf(point);
  // What must not be used is no link that calls or writes.
  if (point.isSuppressed) return words;
  if (point.kind === "phone" && point.normalised) return <a href={`tel:${point.normalised}`}>{words}</a>;
  if (point.kind === "mail" && point.normalised) return <a href={`mailto:${point.normalised}`}>{words}</a>;
  if (point.kind === "site" && point.normalised)
    return (
      <a href={`https://${point.normalised}`} target="_blank" rel="noreferrer noopener">
        {words}
      </a>
    );
  return words;
}

/** An address in one line; anything else as it was entered. */
export function wordsOf(point: ContactPoint): string {
  if (point.kind !== "address") return point.raw;
  const town = [point.postcode, point.city].filter(Boolean).join(" ");
  return (
    [point.line1, point.line2, town, point.region, point.country].filter(Boolean).join(", ") || point.raw
  );
}
