/** How else people write a legal form; an empty one: they leave it out. */
const writings: Readonly<Record<string, readonly string[]>> = {
  "GmbH & Co. KG": ["GmbH & Co KG", "GmbH + Co. KG", "GmbH und Co. KG", "KG"],
  GmbH: ["G.m.b.H.", "Gmbh", "GmbH.", "Gesellschaft mbH", ""],
  AG: ["Aktiengesellschaft", "A.G.", ""],
  KG: ["Kommanditgesellschaft", ""],
  "e.K.": ["eK", "e. K.", ""],
  SARL: ["S.A.R.L.", "Sarl", "S.à r.l.", ""],
  SAS: ["S.A.S.", "Sas", ""],
  SA: ["S.A.", ""],
  EURL: ["E.U.R.L.", ""],
  Ltd: ["Limited", "Ltd.", "LTD", ""],
  Limited: ["Ltd", "Ltd.", ""],
  PLC: ["plc", "Public Limited Company", ""],
  plc: ["PLC", "Public Limited Company", ""],
  LLP: ["L.L.P.", ""],
  Inc: ["Inc.", "Incorporated", ", Inc", ""],
  "Inc.": ["Inc", "Incorporated", ", Inc.", ""],
  LLC: ["L.L.C.", "Llc", ""],
  "Corp.": ["Corp", "Corporation", ""],
  Corp: ["Corp.", "Corporation", ""],
  "Co.": ["Company", "Co", ""],
  "S.L.U.": ["SLU", "S.L.", ""],
  "S.L.": ["SL", "S. L.", "Sociedad Limitada", ""],
  "S.A.": ["SA", "Sociedad Anónima", ""],
  "Sp. z o.o.": ["Sp. z o. o.", "sp zoo", "Spółka z o.o.", ""],
  "sp. z o.o.": ["Sp. z o. o.", "sp zoo", "Spółka z o.o.", ""],
  "Sp.j.": ["spółka jawna", "Sp. j.", ""],
  ΑΕ: ["Α.Ε.", "AE", ""],
  ΕΠΕ: ["Ε.Π.Ε.", "EPE", ""],
  ΙΚΕ: ["Ι.Κ.Ε.", "IKE", ""],
  ΟΕ: ["Ο.Ε.", "OE", ""],
  ТОВ: ["Товариство з обмеженою відповідальністю", "Тов", ""],
  ПП: ["Приватне підприємство", ""],
  АТ: ["Акціонерне товариство", ""],
  株式会社: ["(株)", "㈱", "K.K.", ""],
  有限会社: ["(有)", "㈲", ""],
  合同会社: ["(同)", ""],
};

const forms = Object.keys(writings).sort((a, b) => b.length - a.length);

/** An organisation's name with its legal form written otherwise or left out; a name without one comes back as it is. */
export function otherLegalForm(name: string, luck: number): string {
  const form = forms.find(
    (one) => name.endsWith(` ${one}`) || name.startsWith(`${one} `) || isJoined(name, one),
  );
  if (form === undefined) return name;
  const others = writings[form] ?? [];
  const other = others[Math.floor(luck * others.length)] ?? "";
  const at = name.lastIndexOf(form);
  return `${name.slice(0, at)}${other}${name.slice(at + form.length)}`
    .replace(/\s+,/, ",")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** Japanese names stand beside their form without a space. */
function isJoined(name: string, form: string): boolean {
  return /^\p{Script=Han}+$/u.test(form) && (name.startsWith(form) || name.endsWith(form));
}
