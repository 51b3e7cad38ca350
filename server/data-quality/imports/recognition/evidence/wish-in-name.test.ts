import { expect, test } from "vitest";
import { agreementInWord, wishInName } from "./wish-in-name.ts";

const both = { mail: true, phone: true };
const ofMail = { mail: true, phone: false };
const ofPhone = { mail: false, phone: true };

test.each([
  ["Newsletter", { says: "may", ...ofMail }],
  ["Subscribed", { says: "may", ...ofMail }],
  ["opt_in", { says: "may", ...ofMail }],
  ["acceptsMarketing", { says: "may", ...both }],
  ["Email Marketing Consent", { says: "may", ...ofMail }],
  ["SMS Marketing Consent", { says: "may", ...ofPhone }],
  ["OK to call", { says: "may", ...ofPhone }],
  ["Contact by phone", { says: "may", ...ofPhone }],
  ["Happy to receive emails", { says: "may", ...ofMail }],
  ["GDPR consent", { says: "may", ...both }],
  ["DSGVO-Einwilligung", { says: "may", ...both }],
  ["E-Mail-Werbung erlaubt", { says: "may", ...ofMail }],
  ["Consentement", { says: "may", ...both }],
  ["Accepte les SMS", { says: "may", ...ofPhone }],
  ["Acepta publicidad", { says: "may", ...both }],
  ["Consenso marketing", { says: "may", ...both }],
  ["Toestemming mailing", { says: "may", ...ofMail }],
  ["Zgoda na newsletter", { says: "may", ...ofMail }],
  ["Souhlas", { says: "may", ...both }],
  ["Samtykke", { says: "may", ...both }],
  ["Markkinointilupa", { says: "may", ...both }],
  ["Hírlevél", { says: "may", ...ofMail }],
  ["Onay", { says: "may", ...both }],
  ["Согласие", { says: "may", ...both }],
  ["メルマガ", { says: "may", ...ofMail }],
  ["メルマガ配信", { says: "may", ...ofMail }],
  ["SMS İzni", { says: "may", ...ofPhone }],
  ["Hírlevélre feliratkozott", { says: "may", ...ofMail }],
  ["동의", { says: "may", ...both }],
  ["Newsletter abbestellt", { says: "no", ...ofMail }],
  ["Consent withdrawn", { says: "no", ...both }],
  ["Do not call", { says: "no", ...ofPhone }],
  ["No marketing", { says: "no", ...both }],
  ["Not subscribed", { says: "no", ...ofMail }],
  ["Werbewiderspruch", { says: "no", ...both }],
  ["Désinscrit", { says: "no", ...ofMail }],
  ["Ring ej", { says: "no", ...ofPhone }],
])("a column %s says what its rows wish", (name, wish) => {
  expect(wishInName(name)).toEqual(wish);
});

test.each([
  "Email",
  "Phone",
  "Photo consent",
  "Consent date",
  "Newsletter roses",
  "Subscription plan",
  "Accepted quotes",
  "Credit allowed",
  "Not opted out",
])("a column %s says nothing of being reached", (name) => {
  expect(wishInName(name)).toBeNull();
});

test.each([
  ["Subscribed", "yes"],
  ["opted in", "yes"],
  ["granted", "yes"],
  ["Erteilt", "yes"],
  ["Unsubscribed", "no"],
  ["not subscribed", "no"],
  ["Withdrawn", "no"],
  ["nicht erteilt", "no"],
  ["希望する", "yes"],
  ["希望しない", "no"],
  ["pending", null],
  ["unknown", null],
])("the word %s in a column of agreement says %s", (word, said) => {
  expect(agreementInWord(word)).toBe(said);
});
