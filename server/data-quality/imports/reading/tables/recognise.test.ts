import { describe, expect, test } from "vitest";
import { ImportProfile } from "../../../../../contract/data-quality/imports/import-mapping.ts";
import { profiles } from "../../profiles/profiles.ts";
import { recognise } from "./recognise.ts";

const found = (header: string, fileName = "export.csv", given: readonly ImportProfile[] = profiles) => {
  const one = recognise(header.split(","), fileName, given);
  return one && `${one.profile.source} ${one.name}`;
};

describe("whose a file is", () => {
  test.each([
    ["zoho Accounts", "ACCOUNTID,Account Name,Account Owner Id,Account Type"],
    ["salesforce Account", "ID,ISDELETED,NAME,TYPE,BILLINGSTREET,BILLINGCITY,OWNERID,SYSTEMMODSTAMP"],
    ["salesforce Account", "Id,Name,BillingCity,NumberOfEmployees,My_Region__c"],
    ["salesforce Contact", "Id,AccountId,LastName,FirstName,MailingStreet,MailingCity,Email"],
    ["salesforce Lead", "Id,LastName,Company,Status,IsConverted,OwnerId"],
    ["salesforce Opportunity", "ID,ACCOUNTID,NAME,STAGENAME,AMOUNT,CLOSEDATE,LEADSOURCE,ISWON"],
    ["salesforce Task", "Id,WhoId,WhatId,Subject,ActivityDate,Status,OwnerId"],
    ["salesforce Account", "Account Owner,Account Name,Billing State/Province,Last Activity,Type"],
    ["salesforce Contact", "First Name,Last Name,Account Name,Mailing Zip/Postal Code,Contact Owner,Email"],
    [
      "salesforce Opportunity",
      "Opportunity Owner,Account Name,Opportunity Name,Stage,Fiscal Period,Amount,Close Date",
    ],
    ["hubspot Contacts", "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status"],
    ["hubspot Contacts", "hs_object_id,firstname,lastname,email,lifecyclestage,hubspot_owner_id"],
    ["hubspot Companies", "Record ID,Company name,Website URL,Company owner,Create Date"],
    ["hubspot Deals", "Record ID,Deal Name,Deal Stage,Amount,Deal owner,Close Date"],
    [
      "dynamics Account",
      "(Do Not Modify) Account,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Account Name",
    ],
    ["dynamics Contact", "(Nicht ändern) Kontakt,(Nicht ändern) Zeilenprüfsumme,Vorname,Nachname"],
    ["vtiger Accounts", "Organization Name,Organization Number,Website,Primary Phone,Member Of"],
    ["vtiger Contacts", "First Name,Last Name,Organization Name,Office Phone,Mailing Street,Contact Id"],
    [
      "suitecrm Accounts",
      "Name,ID,Office Phone,Website,Industry,Member of,Assigned to,SIC Code,Billing Street",
    ],
    [
      "suitecrm Contacts",
      "id,first_name,last_name,phone_work,primary_address_street,account_name,date_entered",
    ],
    ["pipedrive Person", "Person - Name,Person - Email (Work),Person - Phone"],
    ["pipedrive Deal", "Deal - Title*,Deal - Value,Deal - Stage (pipeline)"],
    [
      "google Contacts",
      "First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value",
    ],
    ["google Contacts", "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value"],
    ["mailchimp Members", "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,LEID,EUID"],
    [
      "mautic Contacts",
      "title,firstname,lastname,city,address1,state,zipcode,country,email,phone,company,website,points",
    ],
    ["northwind Customers", "CustomerID,CompanyName,ContactName,Country"],
  ])("%s: %s", (whose, header) => {
    expect(found(header)).toBe(whose);
  });

  test("goes by the columns, however they are spaced and written", () => {
    expect(found(" account OWNER ,ACCOUNT  NAME,billing state/province,Last  Activity")).toBe(
      "salesforce Account",
    );
  });

  test.each([
    "Name,Email",
    "Name,Email,Phone,Website,Notes",
    "First Name,Last Name,Email,Phone,Company,City,Country",
    "firstname,lastname,email,address1,city,state,zipcode",
    "First Name,Last Name,Organization Name,Phone,Email",
    "Account Name,Owner,Phone,City",
    "Id,Name,Created Date,Owner",
    // Names that Zoho and Salesforce write as one word.
    "Account ID,Account Name,Type,Industry,Website,Billing Street,Billing City,Owner ID,Created Time",
    "Contact ID,Account ID,First Name,Last Name,Title,Mobile,Mailing Street,Mailing City,Mailing Country,Owner ID",
    "Campaign ID,Campaign Name,Campaign Type,Campaign Status,Start Date,End Date",
    "Case Number,Account ID,Contact ID,Case Origin,Case Status,Priority,Opened Date,Closed Date",
    "Ticket Number,Category,Priority,Product Name",
    "Account Name,Account Owner,Billing Street,Billing City,Rating,Parent Account",
    "Id,OwnerId,IsDeleted,Name,CreatedDate,SystemModstamp,Project_Phase__c",
    "Subject,Status,Priority,Created",
    "id,name,email,created_at,updated_at",
    "Title,Body,Author",
    "Firma,Straße,PLZ,Ort,Telefon,E-Mail",
    "Organisation,Telefon,E-Mail,Branche,Ort",
    "Vorname,Nachname,Firma,E-Mail,Telefon,Ort,Geburtstag",
    "Nom,Prénom,Société,Téléphone,E-mail,Ville,Code postal",
    "Nombre,Apellidos,Empresa,Correo electrónico,Teléfono,Ciudad",
    "Kundennummer,Name,Straße,PLZ,Ort,Land",
    "Order ID,Customer,Date,Total",
    "Date,Amount,Description,Currency",
    "Product Name,Product Code,Price",
  ])("nobody's: %s", (header) => {
    expect(found(header)).toBeNull();
  });

  test("a profile that somebody gave goes before the built-in ones, and says how sure it is only by evidence", () => {
    const own = ImportProfile.parse({
      source: "mine",
      modules: { People: { kind: "person", header: ["Email"], columns: { Email: "mail" } } },
    });
    const header = "Record ID,First Name,Last Name,Email,Contact owner,Lead Status";
    expect(found(header, "x.csv", [own, ...profiles])).toBe("mine People");
    const weak = recognise(["Email", "Record ID", "Create Date"], "x.csv", profiles);
    const strong = recognise(header.split(","), "x.csv", profiles);
    expect(weak?.confidence).toBeLessThan(strong?.confidence ?? 0);
  });

  test("a column goes by the name the file has for it, and a link by name where the id is left out", () => {
    const header = ["Kontakt-Nr.", "Vorname", "Nachname", "Organisationsname", "E-Mail"];
    const module = recognise(header, "Kontakte.csv", profiles)?.module;
    expect(module).toMatchObject({
      id: ["Kontakt-Nr."],
      name: ["Vorname", "Nachname"],
      columns: { Vorname: "given_name", Nachname: "family_name", "E-Mail": "mail" },
      links: { account: { column: "Organisationsname", by: "name" } },
    });
    const report = ["Account Name", "Opportunity Name", "Stage", "Close Date", "Fiscal Period"];
    expect(recognise(report, "x.csv", profiles)?.module).toMatchObject({
      id: [],
      links: { account: { column: "Account Name", by: "name" } },
    });
  });
});
