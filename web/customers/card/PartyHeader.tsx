import type { ReactNode } from "react";
import type { readParty } from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useCardTexts } from "../../texts/party/useCardTexts.ts";
import { useTexts } from "../../texts/TextsContext.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import { PageHeader } from "../../ui/layout/PageHeader.tsx";
import { KindMark } from "../../ui/marks/KindMark.tsx";
import { RatingMark } from "../../ui/marks/RatingMark.tsx";
import { Tag } from "../../ui/marks/Tag.tsx";
import { moveOf } from "../rating-move.ts";
import { StageMark } from "../StageMark.tsx";

export type Party = OutputOf<typeof readParty>;

/** Relations that say where somebody belongs, and stand beside the name. */
const belongings = ["works_for", "member_of_household", "subsidiary_of", "member_of"] as const;

type PartyHeaderProps = {
  party: Party;
  /** In place of the rating's bare sentence: the same with its reasons to open. */
  sentence?: ReactNode;
  actions?: ReactNode;
};

/** Who it is: rating, name, stage, how long, where they belong, who looks after them; and the rating's sentence. */
export function PartyHeader({ party, sentence: given, actions }: PartyHeaderProps) {
  const { party: t, relations } = useCardTexts();
  const format = useFormat();
  const { rating } = party;
  const roles = party.roles.filter(
    (held) => held.until === null && held.role !== "customer" && held.role !== party.stage,
  );
  const belongs = party.relationships.filter(
    (one) => one.until === null && one.direction === "from" && belongings.some((type) => type === one.type),
  );
  const sentence = rating?.sentence ?? rating?.sentencePlain;
  const mayRate = useMay("value.read");
  return (
    <PageHeader
      mark={
        rating ? (
          <RatingMark
            letter={rating.letter}
            moved={moveOf(rating)}
            size="large"
            reason={sentence ?? t.notRated}
          />
        ) : (
          <KindMark kind={party.kind} size={22} />
        )
      }
      title={party.name}
      facts={
        <>
          <StageMark stage={party.stage} />
          {party.customerSince === null ? null : <span>{t.since(ageOf(party.customerSince))}</span>}
          {belongs.slice(0, 2).map((one) => (
            <span key={one.relationshipId}>
              {relations.from[one.type]} <Link href={links.party(one.other.partyId)}>{one.other.name}</Link>
            </span>
          ))}
          <RoleTags roles={roles.map((held) => held.role)} />
          {party.recordsCount > 1 ? <span>{t.records(format.amount(party.recordsCount))}</span> : null}
          <span>{party.owner ? `${t.ownedBy} ${party.owner.name}` : t.nobody}</span>
        </>
      }
      sentence={given ?? sentence ?? (mayRate && party.stage === "customer" ? t.noFigures : undefined)}
      {...(actions === undefined ? {} : { actions })}
    />
  );

  function ageOf(since: string): string {
    const months = Math.max(1, Math.floor(format.daysBetween(since, new Date()) / 30.44));
    return months < 24 ? format.count(months, t.months) : format.count(Math.floor(months / 12), t.years);
  }
}

function RoleTags({ roles }: { roles: readonly Party["roles"][number]["role"][] }) {
  const { roles: words } = useTexts();
  return roles.map((role) => <Tag key={role}>{words[role]}</Tag>);
}
