import type { StaffMember } from "./records.ts";

export const mailDomain = "ostrevin.example";

const person = (
  key: string,
  name: string,
  role: string,
  team: string,
  [pace, unmeasuredPercent, discountBonus]: readonly [number, number, number] = [1, 10, 0],
): StaffMember & { discountBonus: number } => ({
  key,
  name,
  mail: `${key}@${mailDomain}`,
  role,
  team,
  pace,
  unmeasuredPercent,
  discountBonus,
});

/**
 * Who works there, and how: minutes they take against the usual, contacts of 100 they log without minutes, and points of
 * discount they give on top.
 */
export const staff = [
  person("vera.lindqvist", "Vera Lindqvist", "owner", "Board"),
  person("tomas.abend", "Tomas Abend", "manager", "Board"),
  person("lea.marchetti", "Lea Marchetti", "seller", "Key accounts", [1.25, 20, 2]),
  person("jonas.ritterfeld", "Jonas Ritterfeld", "seller", "Key accounts", [0.95, 8, 0]),
  person("petra.oswin", "Petra Oswin", "seller", "Inside sales", [1, 10, 0]),
  person("marek.dolny", "Marek Dolny", "seller", "Inside sales", [0.8, 55, 3]),
  person("aiko.tanabe", "Aiko Tanabe", "seller", "Inside sales", [1.1, 5, -1]),
  person("nuria.castellet", "Nuria Castellet", "operator", "Service", [1.15, 6, 0]),
  person("olena.zahir", "Olena Zahir", "operator", "Service", [0.9, 12, 0]),
  person("ben.harrowgate", "Ben Harrowgate", "operator", "Service", [1.35, 30, 0]),
  person("clara.voss", "Clara Voss", "operator", "Service", [1, 4, 0]),
  person("eleni.drakou", "Eleni Drakou", "marketer", "Marketing"),
  person("hugo.lemaitre", "Hugo Lemaitre", "steward", "Back office", [1.05, 15, 0]),
  person("ruth.calloway", "Ruth Calloway", "auditor", "Back office"),
] as const satisfies readonly StaffMember[];

const inTeam = (...teams: string[]) => staff.filter((member) => teams.includes(member.team));

export const keyAccountSellers = inTeam("Key accounts");
export const insideSellers = inTeam("Inside sales");
export const service = inTeam("Service");
export const backOffice = staff.filter((member) => member.role === "steward");
