import { listConsents } from "../../../contract/customers/consents.ts";
import { useReadPages } from "../../api.ts";
import { useCardTexts } from "../../texts/party/useCardTexts.ts";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Row, RowAside, RowMain, Rows } from "../../ui/layout/Rows.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import { MoreButton } from "./MoreButton.tsx";

/** What somebody allowed and withdrew; nothing is shown where nothing was said. */
export function Consents({ partyId }: { partyId: string }) {
  const { data: t, timeline } = useCardTexts();
  const list = useReadPages(listConsents, { partyId, limit: 20 });
  if (list.rows.length === 0) return null;
  return (
    <Section title={t.consents}>
      <Rows isNarrow>
        {list.rows.map((row) => (
          <Row key={row.consentId}>
            <RowMain>
              {row.purpose}
              <RowAside>
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
              </RowAside>
            </RowMain>
            <StateMark tone={row.state === "granted" ? "gain" : "cost"} shape={row.holds ? "full" : "hollow"}>
              {t[row.state]}
            </StateMark>
          </Row>
        ))}
      </Rows>
      <MoreButton list={list} />
    </Section>
  );
}
