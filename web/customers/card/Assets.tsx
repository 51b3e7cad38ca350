import { listAssets } from "../../../contract/customers/assets.ts";
import { useReadPages } from "../../api.ts";
import { useAssetTexts } from "../../texts/party/useAssetTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { DateText } from "../../ui/figures/DateText.tsx";
import { Row, RowAside, RowMain, Rows } from "../../ui/layout/Rows.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import { StateMark } from "../../ui/marks/StateMark.tsx";
import { wordsOf } from "../fields/CustomFacts.tsx";
import { MoreButton } from "./MoreButton.tsx";

/** What somebody owns, has installed or agreed to: how it stands and what it costs. Nothing is shown where they have nothing. */
export function Assets({ partyId }: { partyId: string }) {
  const { assets: t } = useAssetTexts();
  const format = useFormat();
  const list = useReadPages(listAssets, { partyId, limit: 20 });
  if (list.rows.length === 0) return null;
  return (
    <Section title={t.title}>
      <Rows isNarrow>
        {list.rows.map((row) => {
          const amount =
            row.amount == null
              ? null
              : format.money(row.amount, row.currency === null ? {} : { currency: row.currency });
          const price = amount === null || row.period === null ? amount : t.each[row.period](amount);
          const own = Object.entries(row.custom).map(([key, value]) => `${key}: ${wordsOf(value)}`);
          return (
            <Row key={row.assetId}>
              <RowMain>
                {row.name}
                <RowAside>
                  {" "}
                  {[row.serial === row.name ? null : row.serial, row.supportPlan, price, ...own]
                    .filter(Boolean)
                    .join(", ")}{" "}
                  {row.validFrom === null ? null : (
                    <>
                      {t.from} <DateText value={row.validFrom} />{" "}
                    </>
                  )}
                  {row.validUntil === null ? null : (
                    <>
                      {t.until} <DateText value={row.validUntil} />
                    </>
                  )}
                </RowAside>
              </RowMain>
              {row.state === null ? null : (
                <StateMark
                  tone={row.state === "ended" ? "cost" : "gain"}
                  shape={row.state === "active" ? "full" : "hollow"}
                >
                  {t.states[row.state]}
                </StateMark>
              )}
            </Row>
          );
        })}
      </Rows>
      <MoreButton list={list} />
    </Section>
  );
}
