import type { Customer } from "../company/records.ts";

/**
 * How many facts a customer has: documents, their lines, payments, what these settle, conversations, cases, campaign
 * touches, opportunities. Parties and ways to reach them are not counted.
 */
export function countFacts(customer: Customer): number {
  const { documents, payments, contacts, cases, touches, opportunities } = customer;
  const lines = documents.reduce((sum, document) => sum + document.lines.length, 0);
  return (
    documents.length +
    lines +
    2 * payments.length +
    contacts.length +
    cases.length +
    touches.length +
    opportunities.length
  );
}
