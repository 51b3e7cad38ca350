import { expect, test } from "vitest";
import { deliveries } from "../../../test/harness/deliveries.ts";
import { bringAsProposed } from "../../../test/reference/bring-as-proposed.ts";

const delivered = deliveries();
const sql = (...given: Parameters<typeof delivered.db.sql>) => delivered.db.sql(...given);
const bring = (files: Readonly<Record<string, readonly string[]>>) => bringAsProposed(delivered, files);

const parties = () => sql`select name, kind from party where name <> 'Our company' order by 1`;
const stopped = () => sql`select channel, address from suppression order by 1, 2`;

test("nought and one name no customer, and a family name in capitals is a name", async () => {
  const load = await bring({
    "customer_2025-01-20.csv": [
      'ID;"Social title";"First name";"Last name";"Email address";Sales;Enabled;Newsletter;Registration',
      '1;Mr.;John;DOE;pub@shop.example;"€61.80";1;1;"2024-11-12 10:01:02"',
      '2;Mrs.;Anne;MARTIN;anne@mail.example;"€1,204.40";1;0;"2024-12-13 10:01:02"',
      '3;--;Léa;PETIT;lea@petit.example;--;0;0;"2024-12-30 18:22:02"',
    ],
    "order_2025-01-20.csv": [
      'ID;Reference;"New client";Delivery;Total;Status;Date',
      '5;KHWLILZLL;1;France;"€61.80";"Payment accepted";"2025-01-13 10:20:00"',
      '4;FFATNOMMJ;1;France;"€1,000.00";"Shipped";"2025-01-12 10:20:00"',
      '3;UOYEVOLI;0;France;"€204.40";"Delivered";"2025-01-11 10:20:00"',
    ],
  });
  expect(load).toMatchObject({ refused: 0 });
  expect(await parties()).toEqual([
    { name: "Anne MARTIN", kind: "person" },
    { name: "John DOE", kind: "person" },
    { name: "Léa PETIT", kind: "person" },
  ]);
  expect(await sql`select distinct p.name from document join party p using (party_id)`).toEqual([
    { name: "Our company" },
  ]);
  await load.takeBack();
});

test("whether it is a company is nobody's name, and where one column has all names, people are called so", async () => {
  const partners = await bring({
    "res.partner.csv": [
      "id,name,is_company,parent_id/id,email,city,function",
      "p.12,Azure Interior,True,,azure@azure.example,Fremont,",
      "p.15,Brandon Freeman,False,p.12,brandon@azure.example,Fremont,Creative Director",
      "p.2,Deco Addict,True,,deco@addict.example,Reno,",
      "p.77,Laura Palm,False,,laura@palm.example,Reno,",
    ],
  });
  expect(await parties()).toEqual([
    { name: "Azure Interior", kind: "organisation" },
    { name: "Brandon Freeman", kind: "person" },
    { name: "Deco Addict", kind: "organisation" },
    { name: "Laura Palm", kind: "person" },
  ]);
  await partners.takeBack();
  const customers = await bring({
    "Customer.csv": [
      "ID,Customer Name,Customer Type,Tax ID,Email Id,Account Manager",
      "C-1,Palmer Productions Ltd.,Company,GB998,,anna@our.example",
      "C-2,Grant Plastics Ltd.,Company,,,bo@our.example",
      "C-3,Mina Okafor,Individual,,mina@mail.example,anna@our.example",
    ],
  });
  expect(customers.codes).toEqual([]);
  expect(await parties()).toEqual([
    { name: "Grant Plastics Ltd.", kind: "organisation" },
    { name: "Mina Okafor", kind: "person" },
    { name: "Palmer Productions Ltd.", kind: "organisation" },
  ]);
  await customers.takeBack();
});

test("who is on a block list, unsubscribed or bounced is not written to, and who is blocked for text messages not called", async () => {
  const blocked = await bring({
    "contacts.csv": [
      "CONTACT ID;EMAIL;FIRSTNAME;LASTNAME;SMS;EMAIL_BLOCKLISTED;SMS_BLOCKLISTED;ADDED_TIME",
      "1;ada@home.example;Ada;Byron;+447700900001;No;Yes;13-11-2024 10:11:12",
      "2;carl@gauss.example;Carl;Gauss;;Yes;No;14-11-2024 10:11:12",
    ],
  });
  expect(await stopped()).toEqual([
    { channel: "mail", address: "carl@gauss.example" },
    { channel: "phone", address: "+447700900001" },
  ]);
  await blocked.takeBack();
  const listed = await bring({
    "contacts.csv": [
      "ID,Email,First Name,Last Name,Phone,Date Created,Lists,Status",
      "1,ada@home.example,Ada,Byron,+447700900001,2024-11-13 10:11:12,Newsletter,Active",
      "2,carl@gauss.example,Carl,Gauss,,2024-11-14 10:11:12,Newsletter,Unsubscribed",
      "3,zed@zed.example,Zed,Zorn,,2024-11-14 10:11:12,Newsletter,Bounced",
    ],
  });
  expect(await stopped()).toEqual([
    { channel: "mail", address: "carl@gauss.example" },
    { channel: "mail", address: "zed@zed.example" },
  ]);
  await listed.takeBack();
});

test("with tax and without it are two columns, a share is no amount, and a state of an address none of the order", async () => {
  const load = await bring({
    "orders.csv": [
      "Order ID,Customer Name,Order Date,Order Status,Order Total (ex tax),Tax Total,Order Total (inc tax),Discount %,Billing State,Currency Code",
      "101,Ida Moss,01/13/2025,Completed,60.00,6.00,66.00,5%,Texas,USD",
      "102,Ben Roth,01/14/2025,Cancelled,25.00,2.50,27.50,,Texas,USD",
      "103,Ben Roth,01/15/2025,Shipped,75.00,7.50,82.50,10%,Ohio,USD",
    ],
  });
  expect(load.codes).toEqual([]);
  expect(
    await sql`select number, state, source_state as said, trim_scale(net_total)::text as net, trim_scale(tax_total)::text as tax,
                trim_scale(discount_total)::text as discount
              from document order by 1`,
  ).toEqual([
    { number: "101", state: "closed", said: "Completed", net: "60", tax: "6", discount: "0" },
    { number: "102", state: "cancelled", said: "Cancelled", net: "25", tax: "2.5", discount: "0" },
    { number: "103", state: "delivered", said: "Shipped", net: "75", tax: "7.5", discount: "0" },
  ]);
  await load.takeBack();
});

test("in which order days are written all rows of the file say, whatever they become", async () => {
  const load = await bring({
    "Transaction List.csv": [
      "Date,Transaction Type,Num,Customer,Amount",
      "01/14/2024,Invoice,1001,Rye & Co,108.00",
      "01/20/2024,Invoice,1002,Mill & Sons,50.00",
      "02/10/2024,Payment,,Rye & Co,98.00",
    ],
  });
  expect(await sql`select received_on::text as day from payment`).toEqual([{ day: "2024-02-10" }]);
  await load.takeBack();
});

test("who serves in a help desk's list of users works here, and is no customer", async () => {
  const load = await bring({
    "users.csv": [
      "id,name,email,role,organization_id,created_at",
      "9001,Sam Support,sam@our.example,admin,,2023-01-02T09:00:00Z",
      "9002,Kim Agent,kim@our.example,agent,,2023-01-02T09:00:00Z",
      "9101,Paula Client,paula@bright.example,end-user,501,2024-01-02T09:00:00Z",
      "9103,Lin Wu,lin@solo.example,end-user,,2024-01-04T09:00:00Z",
    ],
    "organizations.csv": [
      "id,name,domain_names",
      "501,Bright Lamps Ltd,bright.example",
      "502,Northern Mills,mills.example",
    ],
    "tickets.csv": [
      "id,subject,status,priority,type,requester_id,assignee_id,organization_id,created_at,solved_at,via",
      "1,Lamp broken,solved,high,incident,9101,9002,501,2024-05-14T09:00:00Z,2024-05-15T10:00:00Z,email",
      "2,Where is my order,open,normal,question,9103,9002,,2024-05-15T09:00:00Z,,web",
      "3,Invoice copy,closed,low,question,9101,9001,501,2024-05-16T09:00:00Z,2024-05-16T12:00:00Z,phone",
    ],
  });
  expect(load.codes).toEqual([]);
  expect(await parties()).toEqual([
    { name: "Bright Lamps Ltd", kind: "organisation" },
    { name: "Lin Wu", kind: "person" },
    { name: "Northern Mills", kind: "organisation" },
    { name: "Paula Client", kind: "person" },
  ]);
  expect(
    await sql`select c.number, p.name, u.name as owner from case_file c join party p using (party_id)
              left join user_account u on u.user_id = c.owner_id order by 1`,
  ).toEqual([
    { number: "1", name: "Bright Lamps Ltd", owner: "Kim Agent" },
    { number: "2", name: "Lin Wu", owner: "Kim Agent" },
    { number: "3", name: "Bright Lamps Ltd", owner: "Sam Support" },
  ]);
  await load.takeBack();
});

test("further mail addresses and numbers in columns of their own reach the same person, and a colleague's don't", async () => {
  const load = await bring({
    "contacts.csv": [
      '"First Name","Last Name","Company","Business Phone","Business Phone 2","Home Phone","Mobile Phone","E-mail Address","E-mail 2 Address","Account manager mail"',
      '"Greta","Lind","Lind Textil AB","+46 40 123456","+46 40 123457","","+46 70 1234567","greta@lind.example","greta@home.example","anna@our.example"',
      '"Per","Holm","","","","+46 411 55555","","","per@holm.example","anna@our.example"',
      '"Eva","Ek","","040 99 88 77","","0411 55 44 33","","eva@ek.example","eva@ek.example","bo@our.example"',
    ],
  });
  expect(load.codes).toEqual([]);
  expect(
    await sql`select p.name, c.kind, array_agg(c.raw order by c.raw) as all from contact_point c join party p using (party_id)
              group by 1, 2 order by 1, 2`,
  ).toEqual([
    { name: "Eva Ek", kind: "mail", all: ["eva@ek.example"] },
    { name: "Eva Ek", kind: "phone", all: ["040 99 88 77", "0411 55 44 33"] },
    { name: "Greta Lind", kind: "mail", all: ["greta@home.example", "greta@lind.example"] },
    { name: "Greta Lind", kind: "phone", all: ["+46 40 123456", "+46 40 123457", "+46 70 1234567"] },
    { name: "Per Holm", kind: "mail", all: ["per@holm.example"] },
    { name: "Per Holm", kind: "phone", all: ["+46 411 55555"] },
  ]);
  await load.takeBack();
});

test("when somebody was last spoken to is not what they are called", async () => {
  const load = await bring({
    "Clients.csv": [
      "Name,Status,Email,Phone,Last contact",
      'Nora Field,Active,nora@field.example,+1 617 555 0101,"January 13, 2025"',
      'Omar Reed,Lead,omar@reed.example,,"January 14, 2025 10:30 AM"',
    ],
  });
  expect(await sql`select name, family_name as family from party where kind = 'person' order by 1`).toEqual([
    { name: "Nora Field", family: null },
    { name: "Omar Reed", family: null },
  ]);
  await load.takeBack();
});
