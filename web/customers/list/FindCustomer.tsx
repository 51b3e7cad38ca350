import { useDebouncedValue } from "@mantine/hooks";
import { useId, useState } from "react";
import { search } from "../../../contract/customers.ts";
import { useRead } from "../../api.ts";
import { links } from "../../links.ts";
import { useStartTexts } from "../../texts/start/useStartTexts.ts";
import { LineInput } from "../../ui/controls/LineInput.tsx";
import { Link, useNavigation } from "../../ui/Link.tsx";
import { KindMark } from "../../ui/marks/KindMark.tsx";
import { RatingMark } from "../../ui/marks/RatingMark.tsx";
import classes from "../customers.module.css";

/** For those whose day begins with somebody on the phone: type, and open the card; Enter takes the first. */
export function FindCustomer() {
  const { start } = useStartTexts();
  const t = start.find;
  const { go } = useNavigation();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed.trim(), 120);
  const isLong = text.length >= 2;
  const { data } = useRead(search, { text, limit: 6 }, { isOn: isLong, keepsFormer: true });
  const hits = isLong ? (data?.hits ?? []) : [];
  return (
    <search className={classes.find}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (hits[0]) go(links.party(hits[0].partyId));
        }}
      >
        <label className={classes.findLabel} htmlFor={id}>
          {t.label}
        </label>
        <LineInput
          id={id}
          placeholder={t.placeholder}
          type="search"
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {isLong && data?.hits.length === 0 ? <p className={classes.quiet}>{t.none}</p> : null}
        <ul className={classes.hits}>
          {hits.map((hit) => (
            <li key={hit.partyId} className={classes.hit}>
              {hit.rating ? <RatingMark letter={hit.rating} /> : <KindMark kind={hit.kind} />}
              <Link href={links.party(hit.partyId)}>{hit.name}</Link>
              <span className={classes.quiet}>
                {hit.matched.by === "name" ? hit.place : hit.matched.value}
              </span>
            </li>
          ))}
        </ul>
      </form>
    </search>
  );
}
