import type { OutputOf } from "../../../contract/endpoint.ts";
import type { readStart } from "../../../contract/insight.ts";
import { links } from "../../links.ts";
import { useStartTexts } from "../../texts/start/useStartTexts.ts";
import { ButtonLink } from "../../ui/ButtonLink.tsx";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Figure, FigureRow } from "../../ui/figures/Figure.tsx";
import { Link } from "../../ui/Link.tsx";
import classes from "./start.module.css";

export type Start = OutputOf<typeof readStart>;
type Story = NonNullable<Start["story"]>;

/** The one sentence to read first, as large as it matters, with its figures beneath. */
export function StartStory({ start }: { start: Start }) {
  const { start: t } = useStartTexts();
  const { story } = start;
  if (story == null) return <StartSentence start={start} />;
  return (
    <header className={classes.story}>
      <h1 className={classes.headline}>{start.whose === "mine" ? t.story.mine : t.story[story.among]}</h1>
      <p className={classes.who}>
        <Link href={links.party(story.partyId)}>{story.name}</Link>
      </p>
      <div className={classes.sum}>
        <StoryFigures story={story} start={start} />
        <ButtonLink variant="filled" href={links.party(story.partyId)}>
          {t.story.why}
        </ButtonLink>
      </div>
    </header>
  );
}

/** Bought for, left after the goods, what took most of it, what remains: read from left to right. */
function StoryFigures({ story, start }: { story: Story; start: Start }) {
  const { start: texts } = useStartTexts();
  const t = texts.story;
  const format = useFormat();
  const { cause } = story;
  const isGoods = cause.line === "cost_of_goods";
  const window = start.window
    ? `${format.month(start.window.from)} – ${format.month(start.window.until)}`
    : "";
  const took = (
    <Figure
      label={t.causes[cause.line]}
      value={`-${cause.amount}`}
      as="money"
      reason={
        isGoods
          ? t.goodsReason
          : t.causeReason(format.percent(Number(cause.amount) / Number(cause.margin), { decimals: 0 }))
      }
    />
  );
  return (
    <FigureRow>
      <Figure label={t.bought} value={story.revenue} as="money" reason={t.boughtReason(window)} />
      {isGoods ? null : <Figure label={t.margin} value={cause.margin} as="money" reason={t.marginReason} />}
      {took}
      <Figure
        label={t.left}
        value={story.profit}
        as="money"
        reason={t.leftReason}
        href={links.party(story.partyId)}
      />
    </FigureRow>
  );
}

/** What is said when no big customer loses: the measured share of the few, or of the A customers in words. */
function StartSentence({ start }: { start: Start }) {
  const { start: t } = useStartTexts();
  const format = useFormat();
  const { customers, top20Share, losing } = start;
  const all = format.amount(customers);
  if (customers === 0) return null;
  if (top20Share === undefined) return <Rated start={start} />;
  const share = top20Share === null ? null : format.percent(top20Share, { decimals: 0 });
  const said = start.whose === "mine" ? t.fewMine : t.few;
  return (
    <header className={classes.story}>
      <h1 className={classes.headline}>{share === null ? t.noProfit(all) : said(share)}</h1>
      {losing === undefined ? null : <p className={classes.who}>{t.noBigLoser}</p>}
    </header>
  );
}

/** For those who may not see money: how many bring most, in words. */
function Rated({ start }: { start: Start }) {
  const { start: t } = useStartTexts();
  const format = useFormat();
  const of = (letter: string) => start.byRating.find((one) => one.rating === letter)?.count ?? 0;
  const others = (["B", "C", "N"] as const).map((letter) => t.letter(format.amount(of(letter)), letter));
  return (
    <header className={classes.story}>
      <h1 className={classes.headline}>{t.rated(format.amount(of("A")), format.amount(start.customers))}</h1>
      <p className={classes.who}>{t.ratedReason(format.and(others))}</p>
    </header>
  );
}
