import type { Role } from "../../../../matching/roles.ts";
import { nameFit } from "../../../imports/recognition/evidence/name-evidence.ts";
import { fold, type NameWord, type Notion, nameWords } from "../../../imports/recognition/header-words.ts";

/** What a column can be by its name alone; what a text is worth, only its cells say. */
export type NamedRole = Exclude<Role, "text">;

/**
 * How columns are called, in the notions of `imports/recognition/vocabulary` or in words of their own where it has none:
 * other ways behind `|`, and behind `~` how telling a way is where it is not wholly (1).
 */
const roleNames: Readonly<Record<NamedRole, string>> = {
  id: "id | customer number | customer id | cust number | cust id | account number | account id | contact number | contact id | person id | company id | kunnr | lifnr | number~0.6 | code~0.5 | uid~0.8",
  source: "source | data source | source system | system~0.8",
  fullName:
    "full name | fullname | person name | contact name | given family | family given | person~0.9 | inventor~0.8 | applicant~0.7 | contact~0.8 | name~0.6 | customer name~0.6 | customer~0.5 | user name~0.6",
  givenName: "given | given name | fst name | frst name | f name~0.9 | ad~0.6",
  middleName: "middle | middle name | midl name | middle initial | mi | mname | second given",
  familyName:
    "family | family name | lst name | l name~0.9 | family 1 | primer family | primero family | primeiro family | first surname | paterno family | second surname | segundo family | materno family",
  suffix: "suffix | name suffix lbl | name suffix | name sufx | generation | name generation",
  organisation:
    "company | company name | account name | account~0.9 | legal name | business name | supplier name | supplier | partner name | name org | org | website name~0.9 | employer | name~0.7 | customer name~0.7 | customer~0.5 | outlet | shop | store | restaurant | hotel | practice | establishment | institution | school | school name | etablissement | einrichtung | schule | ecole | scuola | colegio | establecimiento | instelling | designation~0.6 | title~0.5 | razao legal~0.9 | nome fantasia~0.6 | party name~0.6 | pub | bar | location name~0.8 | site name~0.8 | hospital | clinic | pharmacy | church | parish name | farm",
  email: "mail | mail address | eml | eml address | business mail | private mail | mail id",
  phone:
    "phone | phone number | phn | phn number | ph | ph number | mobile | mobile phone | mobile number | call number | business phone | private phone | telf | telf1 | phone mobile | phone private | phone business",
  website: "website | company website | website address",
  street:
    "street | address | street address | address 1 | street 1 | address line | line address | postal address | street house | address full | door number street | first line address | registered office | registered address | street name | residence | stras | objekt~0.6 | property~0.6 | property address | logradouro | siege social | siege | sede social | sede legale | domicilio social",
  houseNumber: "house | house number | street number | address number",
  unit: "addition | address 2 | street 2 | line 2 address | address line 2 | second line address | address addition | unit | unit number | flat | flat number | wohnung | wohnungsnummer | wohnungsnr | apartment | piso",
  city: "city | cty~0.9 | cty name~0.9 | postcode city | city postcode | suburb | birth place | birth city | place~0.6 | parish~0.6 | address city | res city description | municipio | municipality | village | town village | locality | siedziba~0.8",
  postcode:
    "postcode | c p | p code | pin code | pincode | postal code | postal number | postal~0.6 | address postcode | postcode code | pstlz",
  region: "region | region code | address region | uf~0.9",
  country: "country | ctry | country code | country name | address country",
  birthDate:
    "birth | birth date | brth | brth date | bth date | geb date | geb | born | date born | date nac | nac date | date nacim | date nais | datnai | dat nai | dat nais | dt nasc | dtnasc | fec nac | fecnac | gebdat",
  birthYear: "birth year | fodelsear | fodselsar | syntymavuosi | yob | byear | birth jahr",
  birthMonth: "birth month | mob~0.6 | bmonth | birth monat",
  birthDay: "birth day~0.6 | bday~0.6 | birth dayofmonth",
  age: "age | age years | alter | edad | leeftijd | idade | wiek | eta | alder | ika | vek | yas",
  taxId:
    "taxid | tax~0.7 | stceg | ein | npi | tax number | tax id | taxid number | tax code | tax registration | registration number | company number | registration | company registration | lei | lei number | duns | duns number | uen | siren | fiscale | code fiscale | partita tax | p tax | handelsregister | hrb | hrb number | cnpj | gstin | gst number",
  personalId:
    "ssn | ssn number | soc sec id | soc sec number | social security number | social security | security number | insurance number | nino | national id | national number | passport | passport number | license number | licence number | personnummer | fodselsnummer | henkilotunnus | tckn | cpr | dni | pesel | curp | aadhaar | identity card | person number~0.9 | kennitala | nik | cpf | nif | nie | bsn | nhs | nhs number | medicare number | hetu | oib | egn | cnp | jmbg | nric | travel document | document number | ausweisnummer | personalausweis | cedula | insee | rodne number | birth number | emirates id | qatar id | civil id | stcd1 | stcd2",
  jobTitle: "job title | job | job name | business title | title~0.7 | role~0.6",
};

const namedRoles = Object.keys(roleNames) as NamedRole[];

/** These say who somebody is to others, or what was done with the record: two of one person needn't agree in them. */
const aside = new Set<string>(
  "fax created modified owner seller user team status stage segment language timezone consent suppression campaign currency amount price revenue annual headcount budget date time active discontinued note file path priority reference territory".split(
    " ",
  ),
);

/** Attributes that the law protects, and forms of address that tell them: they are never compared. */
const protectedNotions = new Set<string>(
  "gender nationality religion ethnicity marital health belief salutation".split(" "),
);

const ofPeople = new Set<string>(["gender", "marital", "salutation"]);

/** A column's name taken apart. */
export type ColumnName = {
  words: readonly NameWord[];
  /** From 0 to 1 for each role whose name this could be; roles that it isn't are left out. */
  fits: ReadonlyMap<NamedRole, number>;
  /** An attribute that the law protects. */
  isProtected: boolean;
  /** Such an attribute of a person: their gender, how they are addressed. */
  isOfPeople: boolean;
  /** Nothing that tells one record from another. */
  isAside: boolean;
  /** Whether any of its words is known. */
  isTelling: boolean;
  /** It stands for people beside the record: `Contact Email` of a company. */
  isOfContact: boolean;
};

const none: ReadonlySet<string> = new Set();

/** Reads a column's name: what roles it may mean, and whether it is one to be left aside. */
export function readColumnName(header: string): ColumnName {
  const whole = readWords(header);
  if (whole.fits.size > 0 || whole.isProtected || isAboutAnother(header, whole.words)) return whole;
  if (isNameAtBirth(whole.words)) return whole;
  for (const part of tellingParts(header, whole)) {
    const read = readWords(part);
    if (read.fits.size > 0 && !read.isProtected) return { ...read, isOfContact: whole.isOfContact };
  }
  return whole;
}

/** Beyond so many words a name says first at length whose it is, and last what. */
const longFrom = 4;

/** "Name" of “Name (English)”, and "telephone number" of “Provider Business Practice Location Address Telephone Number”. */
function tellingParts(header: string, { words, isAside }: ColumnName): string[] {
  const [, beforeBracket] = header.match(/^(.*\p{L}.*?)\s*[([].*[)\]]\s*$/u) ?? [];
  const last = words.slice(-2).map(({ word }) => word);
  return [
    ...(beforeBracket === undefined ? [] : [beforeBracket]),
    ...(words.length >= longFrom && !isAside ? [last.join(" ")] : []),
  ];
}

/** The same of a column that is called after whoever owns what stands in the row: “Assignee Name” is their name. */
export function readNameOfOwner(header: string): ColumnName {
  const words = nameWords(header).filter(({ notions }) => !notions.some((notion) => contacts.has(notion)));
  return readWords(words.length === 0 ? "name" : words.map(({ word }) => word).join(" "));
}

function readWords(header: string): ColumnName {
  const words = nameWords(header).filter(
    ({ word }) => !/^[a-z]{0,2}\d{1,2}$/.test(word) || /^[12]$/.test(word),
  );
  const fits = new Map<NamedRole, number>();
  for (const role of isAboutAnother(header, words) ? [] : namedRoles) {
    const fit = nameFit(words, roleNames[role], none);
    // “Provider Name” names somebody, whoever a provider is.
    if (fit >= (words.at(-1)?.notions.includes("name") ? 0.35 : 0.4)) fits.set(role, fit);
  }
  if (isOfBothNames(header)) {
    fits.clear();
    fits.set("fullName", 0.97);
  }
  // What somebody was called at birth is neither their name now nor an employer's.
  if (isNameAtBirth(words)) fits.clear();
  const bare = fits.get("organisation");
  // “Guest Name”, “Voter Name”: a person's as soon as an organisation's, the cells tell.
  if (bare !== undefined && bare < 0.4 && !fits.has("fullName")) {
    fits.delete("organisation");
    fits.set("fullName", bare).set("organisation", bare);
  }
  const has = (notions: ReadonlySet<string>) =>
    words.some((word) => word.notions.some((notion) => notions.has(notion)));
  const best = Math.max(0, ...fits.values());
  return {
    words,
    fits,
    isProtected: best < 0.95 && has(protectedNotions),
    isOfPeople: best < 0.95 && has(ofPeople),
    isAside: best < 0.7 && has(aside),
    isTelling: words.some(({ notions }) => notions.length > 0) || best > 0,
    isOfContact: has(contacts),
  };
}

function isNameAtBirth(words: readonly NameWord[]): boolean {
  const has = (notion: Notion) => words.some(({ notions }) => notions.includes(notion));
  return (has("birth") && has("name")) || words.some(({ word }) => maiden.has(word));
}

const maiden = new Set("maiden geburtsname madchenname maedchenname".split(" "));

const partOfName =
  "(?:vor|vorname|first|forename|given|prenoms?|nombres?|nome|imie|voornaam|fornavn|fornamn|ad|name|nom|nach|nachname|familienname|zuname|last|surname|family|apellidos?|cognome|nazwisko|achternaam|sobrenome|apelidos?|etternavn|efternavn|efternamn|soyad|soyadi)";
const twoParts = new RegExp(
  `(?:^|[^a-z])${partOfName}(?: name)?-?(?: ?[,/&+;] ?| (?:und|u\\.?|and|et|y|e|i|en|og|och|ve) )${partOfName}(?:$|[^a-z])`,
);
const twoWords =
  /(?:^|[^a-z])(?:nom prenoms?|prenom nom|ad soyad|adi soyadi|nazwisko imie|imie nazwisko|cognome nome|nome cognome|nombres? apellidos?|apellidos? nombres?|name vorname|vorname name|vorname nachname|nachname vorname|voornaam achternaam)(?:$|[^a-z])/;

/** "Nombre y apellidos", "Name, Vorname", "Ad Soyad": given and family name in one column. */
function isOfBothNames(header: string): boolean {
  const words = fold(header).replace(/_/g, " ");
  return twoParts.test(words) || twoWords.test(words);
}

/** `PHONE_TYPE` is no phone, it says of what type the one beside it is; `is_company` answers a question. */
function isAboutAnother(header: string, words: readonly NameWord[]): boolean {
  return (
    (words.length > 1 && words.some(({ notions }) => notions.includes("type"))) ||
    /^(is|has)[_ A-Z]/.test(header)
  );
}

const contacts = new Set<string>(["contact", "owner", "user", "seller"]);

const personal = new Set<Role>([
  "fullName",
  "givenName",
  "middleName",
  "familyName",
  "suffix",
  "birthDate",
  "birthYear",
  "birthMonth",
  "birthDay",
  "age",
  "jobTitle",
]);

/** Whether only people have such a column: those who stand beside an organisation are not what tells it apart. */
export function isPersonal(role: Role): boolean {
  return personal.has(role);
}
