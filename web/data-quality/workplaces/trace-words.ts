import type { listMisplacedPeople } from "../../../contract/data-quality.ts";
import type { OutputOf } from "../../../contract/endpoint.ts";
import type { enWorkplaces } from "../../texts/workplaces/en-workplaces.ts";

export type Misplaced = OutputOf<typeof listMisplacedPeople>["rows"][number];
type Trace = Misplaced["evidence"][number];
type Words = (typeof enWorkplaces)["traces"];
/** How counts and days are written here. */
type Write = { amount: (count: number) => string; date: (day: string) => string };

/** What a trace says, as a sentence; what speaks for staying as a few words to be put behind one. */
export function traceWords(
  trace: Trace,
  { organisation, suggested }: Pick<Misplaced, "organisation" | "suggested">,
  t: Words,
  write: Write,
): string {
  const there = suggested?.name ?? t.somewhere;
  switch (trace.trace) {
    case "mail":
      return t.mail(
        trace.house,
        whoseHouse(trace, there, t, write),
        whoElse(trace, organisation.name, t, write),
      );
    case "phone":
      return t.phone(there, trace.value);
    case "address":
      return t.address(there, trace.value);
    case "dealings":
      return t.dealings(
        write.amount(trace.there),
        there,
        write.amount(trace.here),
        organisation.name,
        write.date(trace.lastOn),
      );
    case "mail_stopped": {
      const since = trace.on === null ? [] : [t.stoppedOn(write.date(trace.on))];
      return `${[t.stopped[trace.state](trace.house), ...since].join(" ")}, ${t.whileOthers}.`;
    }
    case "newer_mail":
      return t.newer(trace.house, write.date(trace.on));
    case "stays_mail":
      return t.staysMail(trace.house);
    case "stays_phone":
      return t.staysPhone(trace.value);
    case "stays_address":
      return t.staysAddress(trace.value);
  }
}

type Mail = Extract<Trace, { trace: "mail" }>;

function whoseHouse(mail: Mail, name: string, t: Words, write: Write): string {
  if (mail.there > 1) return t.whosePeople(write.amount(mail.there), name);
  if (mail.isSite) return t.whoseSite(name);
  return mail.there === 1 ? t.whoseOne(name) : t.whoseMail(name);
}

function whoElse(mail: Mail, name: string, t: Words, write: Write): string {
  if (mail.here === 0) return t.nobodyHere(name);
  return mail.here === 1 ? t.oneHere(name) : t.someHere(write.amount(mail.here), name);
}

/** Whether a trace speaks for staying. */
export function isForStaying({ trace }: Trace): boolean {
  return trace.startsWith("stays_");
}
