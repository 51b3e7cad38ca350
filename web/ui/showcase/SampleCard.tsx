import { Button } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { Delta } from "../figures/Delta.tsx";
import { Figure, FigureRow } from "../figures/Figure.tsx";
import { FigureLine, FigureLines } from "../figures/FigureLine.tsx";
import { Sparkline } from "../figures/Sparkline.tsx";
import { Waterfall } from "../figures/Waterfall.tsx";
import { Link } from "../Link.tsx";
import { Columns } from "../layout/Columns.tsx";
import { PageHeader } from "../layout/PageHeader.tsx";
import { Section } from "../layout/Section.tsx";
import { RatingMark } from "../marks/RatingMark.tsx";
import { StateMark } from "../marks/StateMark.tsx";
import classes from "./Showcase.module.css";

const months = [3100, 2800, 4200, 5100, 3900, 2600, -1200, 3300, 5200, 4700, 6100, 5288];

/** The customer card of the design, made of kit parts only. */
export function SampleCard({ isPeek = false }: { isPeek?: boolean }) {
  return (
    <div>
      <PageHeader
        mark={
          <RatingMark
            letter="B"
            moved="down"
            size="large"
            reason="One step lower: serving takes 34.7 % of the margin (limit 30 %)."
          />
        }
        title="Nordwind Handels GmbH"
        facts={
          <>
            <StateMark tone="gain">active</StateMark>
            <span>6 years</span>
            <span>
              member of <Link href="/ui">Nordwind Group</Link>
            </span>
            <span>owner K. Sand</span>
          </>
        }
        sentence={
          <>
            By profit 45,088 (12th of 842) an A. One step lower: serving takes 34.7 % of the margin (limit 30
            %). <Link href="/ui">Why</Link>
          </>
        }
        actions={
          isPeek ? undefined : (
            <>
              <Button>Log a contact</Button>
              <Button>Edit</Button>
              <Button variant="subtle" aria-label="More">
                <IconDots size={17} />
              </Button>
            </>
          )
        }
      />
      {isPeek ? null : (
        <FigureRow>
          <Figure
            size="large"
            label="Profit, 12 months, €"
            value={45_088}
            reason="12th of 842"
            beside={<Sparkline values={months} label="Profit per month" />}
            href="/ui"
            tip={{
              formula: "list − discounts − returns − cost of goods − serving",
              window: "Dec 2025 to Nov 2026",
              coverage: "cost of goods known for 94 % of revenue",
            }}
          />
          <Figure
            size="large"
            label="Revenue, 12 months, €"
            value={512_400}
            reason={<Delta value={0.083} against="against the year before" />}
            href="/ui"
          />
          <Figure
            size="large"
            label="Cost to serve, of margin"
            value={0.347}
            as="percent"
            decimals={1}
            reason="limit 30 %, usual 18 %"
          />
          <Figure
            size="large"
            label="Worth from here, €"
            value={121_000}
            reason="80,000 to 164,000 over 5 years"
          />
        </FigureRow>
      )}
      <div className={classes.space} />
      <Columns widths={["1.15fr", "1.1fr", "0.9fr"]}>
        <Section title="12 months" note="€">
          <Waterfall
            label="From list price to profit"
            rows={[
              { id: "list", label: "list", amount: 512_400, kind: "start", href: "/ui" },
              {
                id: "discounts",
                label: "discounts",
                amount: -62_400,
                kind: "step",
                note: "usual 4 %",
                beside: (
                  <Sparkline width={36} height={14} values={[2, 3, 3, 5, 6]} label="Discounts per quarter" />
                ),
                parts: [
                  { id: "volume", label: "volume", amount: -41_000, kind: "step" },
                  {
                    id: "hand",
                    label: "by hand, approved by M. Ito",
                    amount: -21_400,
                    kind: "step",
                    href: "/ui",
                  },
                ],
              },
              { id: "returns", label: "returns", amount: -14_200, kind: "step", href: "/ui" },
              { id: "goods", label: "cost of goods", amount: -369_000, kind: "step", href: "/ui" },
              { id: "serving", label: "serving", amount: -21_712, kind: "step", href: "/ui" },
              {
                id: "profit",
                label: "profit",
                amount: 45_088,
                kind: "total",
                href: "/ui",
                beside: <Sparkline width={36} height={14} values={months} label="Profit per month" />,
              },
            ]}
          />
        </Section>
        <Section title="How it is served" note="€, 12 months">
          <FigureLines note="×: against customers like this one. Our own faults, not counted: 2.">
            <FigureLine label="order handling" value={8250} bar={1} multiple={3.1} href="/ui" />
            <FigureLine label="delivery" value={7304} bar={0.885} multiple={1.2} href="/ui" />
            <FigureLine label="expedited" value={3600} bar={0.436} multiple={6} href="/ui" />
            <FigureLine label="calls" value={1120} bar={0.136} multiple={0.8} href="/ui" />
            <FigureLine label="complaints" value={938} bar={0.114} multiple={1.1} href="/ui" />
            <FigureLine label="visits" value={500} bar={0.06} multiple={0.4} href="/ui" />
          </FigureLines>
        </Section>
        <Section title="Now">
          <ul className={classes.now}>
            <li>
              <StateMark tone="cost">
                <Link href="/ui">2 cases open</Link>, 1 over its time
              </StateMark>
            </li>
            <li>
              <StateMark tone="active" shape="half">
                Promise: call back Thu, M. Ito
              </StateMark>
            </li>
            <li>
              <StateMark tone="attention">
                <Link href="/ui">Invoice 2231</Link> overdue 18 days
              </StateMark>
            </li>
            <li>
              <StateMark shape="hollow">
                Mailing address unverified <Link href="/ui">Fix</Link>
              </StateMark>
            </li>
            <li>
              <StateMark shape="hollow">Contacts left this week: 2</StateMark>
            </li>
            <li>
              <StateMark shape="hollow">Review terms, offer the portal</StateMark>
            </li>
          </ul>
        </Section>
      </Columns>
    </div>
  );
}
