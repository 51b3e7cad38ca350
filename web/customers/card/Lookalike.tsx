import type { ReactNode } from "react";
import type { findDuplicates } from "../../../contract/customers.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import { links } from "../../links.ts";
import { useNewPartyTexts } from "../../texts/party/useNewPartyTexts.ts";
import { Link } from "../../ui/Link.tsx";
import { Row, RowAside, RowMain } from "../../ui/layout/Rows.tsx";
import { KindMark } from "../../ui/marks/KindMark.tsx";
import { Tag } from "../../ui/marks/Tag.tsx";
import classes from "../customers.module.css";

export type Duplicate = OutputOf<typeof findDuplicates>["duplicates"][number];

/** One record that looks like another, what it is known by, and what speaks for and against; then what can be done. */
export function Lookalike({ one, children }: { one: Duplicate; children: ReactNode }) {
  const { duplicates: t } = useNewPartyTexts();
  return (
    <Row>
      <KindMark kind={one.kind} />
      <RowMain>
        <Link href={links.party(one.partyId)}>{one.name}</Link> <Likeness one={one} />
        <span className={classes.knownBy}>
          {[one.place, one.mail, one.phone].filter(Boolean).join(" · ")}
        </span>
        <span className={classes.found}>
          {wordsOf(one, t.evidence).map(({ words, speaksFor }) => (
            <Tag key={words} tone={speaksFor ? "quiet" : "attention"}>
              {words}
            </Tag>
          ))}
        </span>
      </RowMain>
      {children}
    </Row>
  );
}

function Likeness({ one }: { one: Duplicate }) {
  const { duplicates: t } = useNewPartyTexts();
  const relations: Readonly<Record<string, string>> = t.related;
  const words = one.relation === null ? t.band[one.band] : (relations[one.relation] ?? t.band[one.band]);
  return <RowAside>{words}</RowAside>;
}

/** What speaks for and against, the weightiest first; what says next to nothing stays out. */
function wordsOf(one: Duplicate, words: Readonly<Record<string, string>>) {
  return one.evidence
    .filter(({ bits }) => Math.abs(bits) >= 1)
    .toSorted((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
    .flatMap(({ comparison, finding, bits }) => {
      const found = words[`${comparison}/${finding}`];
      return found === undefined ? [] : [{ words: found, speaksFor: bits > 0 }];
    })
    .slice(0, 6);
}
