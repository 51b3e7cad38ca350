import { type DayNumber, dayNumber } from "./days.ts";
import { makeAssets, makeCases } from "./making/make-cases.ts";
import { makeContacts } from "./making/make-contacts.ts";
import { makeParty } from "./making/make-party.ts";
import { makePipeline, makeTouches } from "./making/make-pipeline.ts";
import { makeRelations } from "./making/make-relations.ts";
import { firstDayOf, makeSales, type Sales } from "./making/make-sales.ts";
import { profileOf, prospectsOf } from "./profile-of.ts";
import type { Company, Customer } from "./records.ts";

/** Everybody, one after the other: those who bought first, then prospects. Nothing of one is kept for the next. */
export function* customersOf(company: Company, from = 0, until = everybodyOf(company)): Generator<Customer> {
  for (let index = from; index < until; index++) yield customerAt(company, index);
}

/** How many there are, prospects included. */
export function everybodyOf({ choice }: Company): number {
  return choice.customers + prospectsOf(choice);
}

/** One of them with everything that happened, made without looking at the others. */
export function customerAt(company: Company, index: number): Customer {
  const profile = profileOf(company, index);
  const { party, people } = makeParty(company, profile);
  const making = {
    company,
    profile,
    people,
    first: firstDayOf(company, profile),
    last: dayNumber(company.choice.until),
  };
  const sales = makeSales(making);
  const assets = makeAssets(making, boughtOf(sales));
  const cases = makeCases(making, assets);
  const { opportunities, quotes } = makePipeline(making, sales);
  return {
    index,
    key: keyOf(index),
    isProspect: profile.isProspect,
    character: profile.character,
    party,
    people,
    relations: makeRelations(company, profile),
    assets,
    documents: [...quotes, ...sales.documents],
    payments: sales.payments,
    cases,
    contacts: makeContacts(making, sales, cases),
    touches: makeTouches(making),
    opportunities,
  };
}

/** By product, the day of its first sale. */
function boughtOf({ documents }: Sales): Map<string, DayNumber> {
  const found = new Map<string, DayNumber>();
  for (const { recognisedOn, kind, lines } of documents) {
    if (recognisedOn === null || kind === "return" || kind === "credit_note") continue;
    for (const { productKey } of lines)
      if (!found.has(productKey)) found.set(productKey, dayNumber(recognisedOn));
  }
  return found;
}

/** What a customer is called by in the files and the truth of the company. */
export function keyOf(index: number): string {
  return `C${index + 1}`;
}
