import { z } from "zod";

export const AgreementAnswer = z.enum(["yes", "no", "nothing"]).meta({
  description:
    "What cells mean that say neither yes nor no, and empty ones, in columns that say who agreed to be reached; asked for where there are such words",
});
export type AgreementAnswer = z.output<typeof AgreementAnswer>;

export const StateAnswer = z.enum(["counts", "draft", "cancelled"]).meta({
  description:
    "What documents are, and payments, of which a column of states says a word that nobody knows; asked for where there are such words. A payment that does not count did not come",
});
export type StateAnswer = z.output<typeof StateAnswer>;

/** Answers to what only a person can say of columns, for all columns of a delivery that leave it open. */
export const ImportAnswers = z
  .object({
    dates: z
      .enum(["day-first", "month-first"])
      .optional()
      .meta({ description: "How 03-07-2021 is read in columns that don't show it" }),
    agreements: AgreementAnswer.optional(),
    states: StateAnswer.optional(),
  })
  .meta({ description: "Answers to questions about columns that leave open how they are meant" });
export type ImportAnswers = z.output<typeof ImportAnswers>;
