import { sql } from "kysely";
import type { Load } from "../plumbing/runs/journal.ts";
import {
  custom,
  day,
  dayOf,
  instant,
  instantOf,
  link,
  loadRecords,
  made,
  number,
  numberOf,
  text,
  today,
  yes,
} from "../plumbing/runs/load-records.ts";
import { weightOf } from "./load-contact-shares.ts";

const started = sql`(s.data->>'started_at')::timestamp`;
const ended = sql`(s.data->>'ended_at')::timestamp`;
const lasted = sql`case when ${ended} - ${started} between interval '0' and interval '24 hours'
  then extract(epoch from ${ended} - ${started}) / 60 end`;
// A duration in seconds or minutes was measured; an end that was put in the calendar beforehand is an estimate, and one
// that lies more than a day off says nothing.
const noted = sql`coalesce(${numberOf("seconds")} / 60, ${numberOf("minutes")})`;
// Time doesn't run backwards, and nobody talks for a year: such a figure is no measurement.
const measured = sql`case when ${noted} between 0 and 500000 then ${noted} end`;
const durations = ["seconds", "minutes", "ended_at", "minutes_basis"];

/** Calls, visits, mails and tasks, each with its minutes. What lies ahead is planned and costs nothing yet. */
export async function loadContacts(load: Load): Promise<void> {
  await loadRecords(load, {
    kind: "contact",
    table: "contact",
    key: { party_id: sql`s.party_id`, contact_id: sql`s.record_id` },
    columns: {
      channel: text("channel", sql`'task'`),
      kind: text("contact_kind", sql`'other'`),
      direction: text("direction"),
      subject: text("subject"),
      note: text("note"),
      user_id: link("owner"),
      person_party_id: link("person"),
      product_id: link("product"),
      started_at: instant("started_at", sql`now()`),
      on_day: {
        ...day("started_at", today),
        value: sql`coalesce(${dayOf("on_day")}, ${dayOf("started_at")}, ${today})`,
      },
      due_on: day("due_on"),
      state: made(
        sql`coalesce(s.data->>'state', case when ${instantOf("started_at")} > now() then 'planned' else 'done' end)`,
        "state",
        "started_at",
      ),
      minutes: made(sql`coalesce(${measured}, ${lasted})`, ...durations),
      minutes_basis: made(
        sql`case
          when ${measured} is not null then coalesce(nullif(s.data->>'minutes_basis', 'unknown'), 'measured')
          when ${lasted} is not null then 'estimated'
          else 'unknown'
        end`,
        ...durations,
      ),
      activity_code: {
        ...text("activity"),
        value: sql`(select a.code from activity a where a.code = s.data->>'activity')`,
      },
      caused_by: text("caused_by", sql`'unknown'`),
      case_id: link("case"),
      opportunity_id: link("opportunity"),
      feeling: text("feeling"),
      outcome: text("outcome"),
      is_billable: yes("is_billable", sql`false`),
      own_weight: made(weightOf(sql`s.data->>'own_weight'`), "own_weight"),
      custom,
      created_at: instant("created_at", instantOf("started_at")),
    },
    versioned: true,
  });
}

/** Support requests and complaints. */
export async function loadCases(load: Load): Promise<void> {
  const caseState = sql`coalesce(s.data->>'state', 'open')`;
  await loadRecords(load, {
    kind: "case_file",
    table: "case_file",
    key: { party_id: sql`s.party_id`, case_id: sql`s.record_id` },
    columns: {
      number: text("number"),
      subject: text("subject", sql`'Case of ' || ${dayOf("opened_at")}`),
      kind: text("case_kind", sql`'support'`),
      channel: text("channel", sql`'other'`),
      state: text("state", sql`'open'`),
      source_state: text("source_state"),
      priority: text("priority"),
      product_id: link("product"),
      owner_id: link("owner"),
      opened_at: instant("opened_at", sql`now()`),
      opened_on: {
        ...day("opened_at", today),
        value: sql`coalesce(${dayOf("opened_on")}, ${dayOf("opened_at")}, ${today})`,
      },
      closed_at: made(
        sql`case when ${caseState} = 'closed' then ${instantOf("closed_at")} end`,
        "closed_at",
        "state",
      ),
      finding: text("finding"),
      redress_amount: number("redress_amount"),
      custom,
    },
    versioned: true,
  });
}
