import { listMisplacedPeople } from "../../../contract/data-quality.ts";
import { useRead } from "../../api.ts";
import { links } from "../../links.ts";
import { useMay } from "../../shell/MeContext.tsx";
import { useWorkplaceTexts } from "../../texts/workplaces/useWorkplaceTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import { Notice } from "../../ui/states/Notice.tsx";
import { Evidence } from "./Evidence.tsx";
import { Decisions } from "./PersonInDoubt.tsx";
import type { Misplaced } from "./trace-words.ts";
import { useDecide } from "./useDecide.tsx";
import classes from "./workplaces.module.css";

const shownMax = 3;

/** On a card: that a person seems to work elsewhere, or which people of an organisation are in doubt; nothing when nobody is. */
export function WorkplaceHint({ partyId, isPerson }: { partyId: string; isPerson: boolean }) {
  const { workplaces: t } = useWorkplaceTexts();
  const format = useFormat();
  const mayWrite = useMay("party.write");
  const decide = useDecide(() => undefined);
  const { data } = useRead(listMisplacedPeople, { about: partyId, limit: shownMax });
  if (data === undefined || data.count === 0) return null;
  return (
    <div className={classes.note}>
      <Notice
        title={isPerson ? t.hint.person : t.hint.organisation(format.count(data.count, t.people))}
        actions={isPerson ? null : <Link href={links.workplaces({ about: partyId })}>{t.hint.look}</Link>}
      >
        {data.rows.map((row) => (
          <div key={row.relationshipId} className={classes.hint}>
            <span>{saying(row)}</span>
            {isPerson ? <Evidence row={row} isWhole /> : null}
            {isPerson && mayWrite ? (
              <div className={classes.actions}>
                <Decisions row={row} decide={decide} />
              </div>
            ) : null}
          </div>
        ))}
      </Notice>
    </div>
  );

  function saying({ person, organisation, suggested }: Misplaced): string {
    if (suggested === null) return t.hint.gone(person.name);
    return suggested.partyId === partyId
      ? t.hint.comes(person.name, organisation.name)
      : t.hint.leaves(person.name, suggested.name);
  }
}
