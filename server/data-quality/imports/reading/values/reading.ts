import type { Decimal } from "./amounts.ts";
import type { IdForm } from "./source-ids.ts";

/** How 03-07-2021 is read. */
export type DateOrder = "day-first" | "month-first";

/** What the readers know about where the words of a column come from. */
export type Reading = {
  /** The workspace's zone, in which moments are told. */
  timeZone: string;
  /** Of phone numbers that name none. */
  country: string | undefined;
  /** Unknown: a day that can be read both ways is not read. */
  dateOrder?: DateOrder | undefined;
  decimal?: Decimal | undefined;
  /** The zone of moments that name none, where it is not the workspace's. */
  fileZone?: string | undefined;
  /** Two-digit years below it are of 2000 on. */
  yearPivot?: number | undefined;
  epoch?: "seconds" | "milliseconds" | undefined;
  /** Vitalfew wrote the cells: they hold exactly what they are to be. */
  isAsWritten?: boolean | undefined;
  /** Who works here: the id by name, mail address or id in small letters. */
  colleagues?: ReadonlyMap<string, string> | undefined;
  /** Of ids that come in two forms. */
  idForm?: IdForm | undefined;
};
