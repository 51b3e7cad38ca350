import { expect, test } from "vitest";
import { findDelimiter, rowsAtHand } from "./find-delimiter.ts";
import { whatTextItIs } from "./what-text-it-is.ts";

const told = (text: string) => whatTextItIs(text, rowsAtHand(text, findDelimiter(text, true), true));

const readme = `# Exports of the old system

The accounts, which Tom exported in March, hold names that were never checked, and a few of them twice.
Calls that were logged by two people are in there two times, see below.
`;

test.each([
  ["a web page (HTML)", "<!DOCTYPE html>\n<html><body><table><tr><td>a</td></tr></table></body></html>"],
  ["a web page (HTML)", "\n  <table border=1><tr><td>Name</td><td>Ort</td></tr></table>"],
  ["an XML document", "<?xml version='1.0'?><customers><c id='1'/></customers>"],
  ["an XML document", "<customers>\n <c id='1'/></customers>"],
  ["a calendar (iCalendar)", "BEGIN:VCALENDAR\nSUMMARY:Call\nEND:VCALENDAR\n"],
  ["a script for a database (SQL)", "-- dump\nSET x = 1;\nINSERT INTO customers VALUES (1, 'Acme');\n"],
  ["a text for people to read", readme],
  [
    "a text for people to read",
    `${readme}\n| file | rows |\n|---|---:|\n| Accounts | 12 |\n| Calls | 90 |\n`,
  ],
  ["a text for people to read", "We will deliver the goods in the second week of April.\n"],
])("%s: %j", (what, text) => expect(told(text)).toBe(what));

test.each([
  "Name,City\nAnna,Bonn\nBen,Ulm\n",
  "Name\nAnna Berg\nBen Weber\n",
  "<b>Name</b>,City\nAnna,Bonn\n",
  // Sentences that the same sign cuts into the same columns.
  "Name;Note\nAnna;asks for a discount, as she always does\nBen;wants to be called, but never in the morning\n",
  "Address\nHauptstraße 5, 53111 Bonn, Germany\nAm Alten Markt 7, 50667 Köln, Germany\n",
  // Ragged, and no sentences.
  "a,b,c\n1,2\n3,4,5,6\n7\n",
  "insert,into\n1,2\n",
])("%j may be a table", (text) => expect(told(text)).toBeNull());
