import { Button } from "@mantine/core";
import { links } from "../../../links.ts";
import { useDuplicatesTexts } from "../../../texts/duplicates/useDuplicatesTexts.ts";
import { classNames } from "../../../ui/class-names.ts";
import { useFormat } from "../../../ui/FormatContext.tsx";
import { Link } from "../../../ui/Link.tsx";
import { KindMark } from "../../../ui/marks/KindMark.tsx";
import { ErrorNote } from "../../../ui/states/ErrorNote.tsx";
import { CountsMark } from "../CountsMark.tsx";
import classes from "./Groups.module.css";
import { type Group, isOpen, isUnderWay, keyOfGroup, type MadeOfGroup } from "./useGroups.ts";
import { countsInGroup } from "./who-counts-of-group.ts";

type GroupLineProps = {
  group: Group;
  isCurrent: boolean;
  made: MadeOfGroup | undefined;
  onPoint: () => void;
  onUndo: () => void;
};

/** The same columns in every group, so that the eye finds them where they were. */
const fields = ["place", "mail", "phone", "website", "taxNumber", "owner"] as const;

/** A group, its records below each other: what several have is grey, what one has alone is ink. */
export function GroupLine({ group, isCurrent, made, onPoint, onUndo }: GroupLineProps) {
  const { duplicates: t } = useDuplicatesTexts();
  const format = useFormat();
  const { members, pairs, stake, kind } = group;
  const [first] = members;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: j and k move, as the bar below says
    <li
      className={classNames(classes.group, isCurrent && classes.current, !isOpen(made) && classes.made)}
      data-group={keyOfGroup(group)}
      aria-current={isCurrent || undefined}
      aria-busy={isUnderWay(made)}
      onClick={onPoint}
    >
      <div className={classes.head}>
        <KindMark kind={kind} />
        <span className={classes.count}>{t.clusters.records(format.amount(members.length))}</span>
        <span className={classes.aside}>
          {[
            isOpen(made) ? t.clusters.pairs(format.amount(pairs.length)) : null,
            stake !== undefined && Number(stake) > 0 ? t.clusters.stake(format.money(stake)) : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {made === undefined ? null : (
          <span className={classes.said}>
            {made.problem ? <ErrorNote problem={made.problem} isInline /> : made.words}
            {made.decisionId === null ? null : (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t.clusters.undoOf(first?.name ?? "")}
                onClick={onUndo}
              >
                {t.decided.undo}
              </Button>
            )}
          </span>
        )}
      </div>
      {isOpen(made) ? (
        <table className={classes.records}>
          <tbody>
            {members.map((member) => (
              <tr key={member.partyId}>
                <th scope="row">
                  <Link href={links.party(member.partyId)}>{member.name}</Link>
                  <Counts group={group} field="name" partyId={member.partyId} />
                  {members.some((other) => other !== member && other.goldenId === member.goldenId) ? (
                    <span className={classes.aside}> {t.clusters.oneAlready}</span>
                  ) : null}
                </th>
                {fields.map((field) => {
                  const said = saidBy(member, field);
                  const isShared = members.some(
                    (other) =>
                      other !== member && saidBy(other, field)?.toLowerCase() === said?.toLowerCase(),
                  );
                  return (
                    <td key={field} className={isShared ? classes.shared : undefined}>
                      {said}
                      <Counts group={group} field={field} partyId={member.partyId} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </li>
  );
}

/** The mark beside the value that would count if all of the group were one. */
function Counts({ group, field, partyId }: { group: Group; field: string; partyId: string }) {
  const { duplicates: t } = useDuplicatesTexts();
  const survivor = countsInGroup(group, field);
  if (survivor?.from.partyId !== partyId) return null;
  const why = t.clusters.counts(t.counts.rules[survivor.rule]);
  return <CountsMark why={why} className={classes.counts} />;
}

function saidBy(member: Group["members"][number], field: (typeof fields)[number]): string | null {
  return field === "owner" ? (member.owner?.name ?? null) : member[field];
}
