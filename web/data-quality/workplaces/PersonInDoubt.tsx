import { Button } from "@mantine/core";
import { links } from "../../links.ts";
import { useWorkplaceTexts } from "../../texts/workplaces/useWorkplaceTexts.ts";
import { classNames } from "../../ui/class-names.ts";
import { Link } from "../../ui/Link.tsx";
import { Tag } from "../../ui/marks/Tag.tsx";
import { Evidence } from "./Evidence.tsx";
import type { Misplaced } from "./trace-words.ts";
import type { useDecide } from "./useDecide.tsx";
import classes from "./workplaces.module.css";

type PersonInDoubtProps = {
  row: Misplaced;
  /** Where in the list. */
  place: number;
  isCurrent: boolean;
  isChosen: boolean;
  isOpen: boolean;
  onChoose: (() => void) | undefined;
  onOpen: () => void;
  decide: Pick<ReturnType<typeof useDecide>, "settle" | "keep" | "isBusy"> | undefined;
};

/** One of them: who, where they are noted, where it points, the weightiest reason; all of them when it is opened. */
export function PersonInDoubt(given: PersonInDoubtProps) {
  const { row, place, isCurrent, isChosen, isOpen, onChoose, onOpen, decide } = given;
  const { workplaces: t, table } = useWorkplaceTexts();
  const { person, organisation, suggested } = row;
  return (
    <li
      className={classNames(classes.person, isCurrent && classes.current)}
      aria-current={isCurrent || undefined}
      data-person={place}
    >
      <div className={classes.who}>
        {onChoose ? (
          <input
            type="checkbox"
            checked={isChosen}
            onChange={onChoose}
            aria-label={table.select(person.name)}
          />
        ) : null}
        <span>
          <Link href={links.party(person.partyId)}>{person.name}</Link>
          {row.title === null ? null : <span className={classes.quiet}>{row.title}</span>}
        </span>
      </div>
      <div className={classes.places}>
        <span>
          <span className={classes.label}>{t.noted}</span>{" "}
          <Link href={links.party(organisation.partyId)}>{organisation.name}</Link>
        </span>
        {suggested === null ? (
          <span>{t.gone}</span>
        ) : (
          <span>
            <span className={classes.label}>{t.points}</span>{" "}
            <Link href={links.party(suggested.partyId)}>{suggested.name}</Link>
          </span>
        )}
      </div>
      <div>
        <Evidence row={row} isWhole={isOpen} />
        <div className={classes.actions}>
          {decide ? <Decisions row={row} decide={decide} /> : null}
          {row.evidence.length > 1 ? (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-expanded={isOpen}
              aria-label={t.whyOf(person.name)}
              onClick={onOpen}
            >
              {t.why}
            </Button>
          ) : null}
        </div>
      </div>
      <Tag tone={row.strength === "clear" ? "attention" : "quiet"}>{t.strength[row.strength]}</Tag>
    </li>
  );
}

/** Move or end, and right as it is. */
export function Decisions({
  row,
  decide,
}: {
  row: Misplaced;
  decide: NonNullable<PersonInDoubtProps["decide"]>;
}) {
  const { workplaces: t } = useWorkplaceTexts();
  const { person, organisation, suggested } = row;
  return (
    <>
      <Button
        size="compact-xs"
        disabled={decide.isBusy}
        aria-label={
          suggested ? t.moveOf(person.name, suggested.name) : t.endOf(person.name, organisation.name)
        }
        onClick={() => decide.settle([row])}
      >
        {suggested ? t.move : t.end}
      </Button>
      {suggested ? (
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={decide.isBusy}
          aria-label={t.onlyEndOf(person.name, organisation.name)}
          onClick={() => decide.settle([row], { onlyEnd: true })}
        >
          {t.onlyEnd}
        </Button>
      ) : null}
      <Button
        size="compact-xs"
        variant="subtle"
        disabled={decide.isBusy}
        aria-label={t.keepOf(person.name)}
        onClick={() => decide.keep([row])}
      >
        {t.keep}
      </Button>
    </>
  );
}
