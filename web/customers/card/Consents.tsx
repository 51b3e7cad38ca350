import { listConsents } from "../../../contract/customers/consents.ts";
import { useReadPages } from "../../api.ts";
import { useCardTexts } from "../../texts/party/useCardTexts.ts";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import classes from "../customers.module.css";
import { MoreButton } from "./MoreButton.tsx";

/** What somebody allowed and withdrew; nothing is shown where nothing was said. */
export function Consents({ partyId }: { partyId: string }) {
  const { data: t, timeline } = useCardTexts();
  const list = useReadPages(listConsents, { partyId, limit: 20 });
  if (list.rows.length === 0) return null;
  return (
    <Section title={t.consents}>
      <ul className={classes.lines}>
        {list.rows.map((row) => (
          <li key={row.consentId} className={classes.line}>
            <span className={classes.lineMain}>
              {row.purpose}
              <span className={classes.lineAside}>
                {" "}
                {[
                  row.channel === "any" ? t.anyChannel : (timeline.channels[row.channel] ?? row.channel),
                  row.address,
                  row.source,
                  row.holds ? null : t.replaced,
                ]
                  .filter(Boolean)
                  .join(", ")}
                , <DateText value={row.statedAt} />
              </span>
            </span>
            <StateMark tone={row.state === "granted" ? "gain" : "cost"} shape={row.holds ? "full" : "hollow"}>
              {t[row.state]}
            </StateMark>
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </Section>
  );
}
