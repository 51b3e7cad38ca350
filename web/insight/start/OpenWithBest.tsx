import { links } from "../../links.ts";
import { useStartTexts } from "../../texts/start/useStartTexts.ts";
import { useFormat } from "../../ui/FormatContext.tsx";
import { Link } from "../../ui/Link.tsx";
import { Row, Rows } from "../../ui/layout/Rows.tsx";
import { Section } from "../../ui/layout/Section.tsx";
import type { Start } from "./StartStory.tsx";
import classes from "./start.module.css";

type Open = NonNullable<Start["open"]>;
type Matter = Open["rows"][number];

/** What is open and overdue with the A customers: how much of each, and what has waited longest. */
export function OpenWithBest({ open, whose }: { open: Open; whose: Start["whose"] }) {
  const { start: texts } = useStartTexts();
  const t = texts.open;
  const format = useFormat();
  const counts = [
    open.invoices > 0 ? format.count(open.invoices, t.invoices) : "",
    open.tasks > 0 ? format.count(open.tasks, t.tasks) : "",
    open.cases > 0 ? format.count(open.cases, t.cases) : "",
  ].filter(Boolean);
  return (
    <Section
      title={whose === "mine" ? t.titleMine : t.title}
      {...(open.customers > 0 && { note: t.note(format.amount(open.customers)) })}
    >
      <p className={counts.length > 0 ? classes.said : classes.quiet}>
        {counts.length > 0 ? `${format.and(counts)}.` : open.customers > 0 ? t.none : t.noBest}
      </p>
      <Rows>
        {open.rows.map((matter) => (
          <MatterRow key={`${matter.kind} ${matter.sourceId}`} matter={matter} />
        ))}
      </Rows>
    </Section>
  );
}

function MatterRow({ matter }: { matter: Matter }) {
  const { start: texts } = useStartTexts();
  const t = texts.open;
  const format = useFormat();
  const days = format.count(matter.days, t.days);
  const said = matter.kind === "case" ? t.case(days) : t.task(days);
  const title = matter.kind === "invoice" ? t.invoice(matter.title ?? "") : (matter.title ?? "");
  const { partyId, name } = matter.customer;
  const href =
    matter.kind === "invoice"
      ? links.document(matter.factPartyId, matter.sourceId)
      : links.party(partyId, matter.kind === "case" ? { tab: "cases" } : { kinds: "contact" });
  return (
    <Row>
      <Link className={classes.name} href={links.party(partyId)}>
        {name}
      </Link>
      <span className={classes.end}>
        {matter.unpaid == null || matter.currency === null
          ? null
          : format.money(matter.unpaid, { currency: matter.currency })}
      </span>
      <span className={classes.under}>
        <Link href={href}>{title}</Link>
        {`, ${said}`}
        {matter.user === null ? null : `, ${matter.user}`}
      </span>
    </Row>
  );
}
