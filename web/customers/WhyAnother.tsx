import { ApiProblem } from "../api-problem.ts";
import { links } from "../links.ts";
import { useTexts } from "../texts/TextsContext.tsx";
import { TextField } from "../ui/forms/TextField.tsx";
import { Link } from "../ui/Link.tsx";
import classes from "./customers.module.css";

type WhyAnotherProps = {
  /** What the server said; anything but "this looks like another record" shows nothing. */
  problem: { message: string } | undefined;
  value: string;
  onChange: (reason: string) => void;
};

/** What a form was refused for that makes a record look like another: the records found, and room for a reason. */
export function WhyAnother({ problem, value, onChange }: WhyAnotherProps) {
  const { data: t } = useTexts();
  if (!(problem instanceof ApiProblem) || problem.code !== "party_duplicate") return null;
  return (
    <section className={classes.alike} aria-label={t.looksLike}>
      <h2 className={classes.group}>{t.looksLike}</h2>
      <ul className={classes.lines}>
        {foundIn(problem).map(({ partyId, name }) => (
          <li key={partyId} className={classes.line}>
            <Link href={links.party(partyId)}>{name}</Link>
          </li>
        ))}
      </ul>
      <TextField
        label={t.whyAnother}
        help={t.whyAnotherHelp}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </section>
  );
}

function foundIn({ details }: ApiProblem): { partyId: string; name: string }[] {
  const { duplicates } = details;
  if (!Array.isArray(duplicates)) return [];
  return duplicates.filter(
    (one): one is { partyId: string; name: string } =>
      typeof one?.partyId === "string" && typeof one?.name === "string",
  );
}
