import type { ImportKind } from "../../../../../contract/data-quality/imports/import-kinds.ts";

/**
 * How columns of a field are called: notions that stand in the name together, other ways behind `|`. `~0.6` says how
 * telling a way is where it is not wholly (1). What the table itself is about may stand before (`customer name` among
 * customers) without being written here.
 */
type FieldNames = Readonly<Record<string, string>>;

/** The same whatever the kind. */
export const fieldNames: FieldNames = {
  name: "name | full name | designation~0.8 | title~0.5",
  given_name: "given name | given",
  family_name: "family name | family | name~0.55",
  legal_name: "legal name | legal company name | company legal",
  company_name: "company | company name | account~0.9 | account name~0.9 | customer~0.5",
  title: "job title | job | title | role~0.6 | job name | business title",
  mail: "mail | mail address | business mail",
  phone: "phone | phone number | business phone | call number",
  mobile: "mobile | mobile phone | mobile number | private mobile",
  fax: "fax | fax number | business fax",
  website: "website | company website | website name",
  line1:
    "street | address | street address | address 1 | street house | line address | postal address | address line 1 | street 1",
  line2: "addition | address 2 | street 2 | address line 2 | line 2 address",
  city: "city",
  region: "region",
  postcode: "postcode | postal code | code~0.45 | postal number | postal",
  country: "country | country code | country name",
  industry: "industry | industry code",
  segment: "segment | customer type~0.5 | category~0.5 | rating~0.5",
  territory: "territory | sales territory | region~0.4",
  language: "language",
  time_zone: "timezone | time zone",
  stage: "stage | lead stage",
  role: "type~0.8 | customer type~0.7 | account type | role~0.6 | relation~0.6",
  note: "note | description | designation~0.3",
  created_at:
    "created date | created | created time | created date time | start date customer~0.8 | date~0.3",
  employees_count: "headcount | number headcount | number user | user~0.4",
  annual_revenue: "annual revenue | revenue",
  annual_revenue_currency: "revenue currency | annual revenue currency",
  tax_number: "taxid | tax number | tax id | taxid number | tax code",
  currency: "currency | currency code",
  state: "status | stage~0.7",
  source_state: "status~0.7 | stage~0.5",
  status: "status",
  source: "source | lead source",
  number: "number | code~0.7 | document number | id~0.3",
  team: "team | segment~0.6",
  subject: "subject | title~0.9 | name~0.6 | designation~0.5",
  channel: "channel | source~0.8 | type~0.4",
  priority: "priority",
  method: "method | type~0.4",
  reference: "reference | reference number | document number~0.6 | invoice number~0.6",
  address: "mail | mail address | phone~0.8 | address~0.7",
  ip: "ip | ip address",
  reason: "reason",
  purpose: "purpose | reason~0.6 | list~0.6",
  since: "start date | start | created date~0.8 | suppression date | suppression time | date~0.6",
  until: "end date | end",
  valid_from: "valid start | start date | start | valid date | valid~0.8 | date~0.6 | purchase date~0.8",
  valid_until: "valid end | end date | end | due date~0.7",
  rate: "rate | exchange rate",
  type: "type",
  serial: "serial number | serial",
  description:
    "description | designation | product name | product | name~0.7 | title~0.8 | note~0.6 | subject~0.6",
  expected_revenue: "expected revenue | expected amount | expected | expected total",
  probability: "probability | probability percentage",
};

/** Where a kind calls a field otherwise, besides the names above. */
export const kindFieldNames: Readonly<Partial<Record<ImportKind, FieldNames>>> = {
  user: { name: "seller~0.6 | user name~0.9 | designation~0.4", team: "role~0.3" },
  organisation: { name: "company | customer~0.9 | supplier~0.9 | account~0.9 | company name | name 1" },
  household: { name: "household | household name" },
  person: { name: "contact | person | customer~0.7 | contact name" },
  prospect: {
    name: "contact | lead~0.8 | person~0.8",
    state: "stage~0.7",
    converted: "converted | lead converted",
    converted_on: "converted date | converted time",
    status: "stage~0.6 | lead status",
  },
  category: { name: "category | category name | segment name~0.8 | description~0.3" },
  product: {
    name: "product | title | product description~0.8 | description~0.5",
    code: "sku | code | product number | number~0.9 | product code | model~0.6 | reference~0.7 | id~0.35",
    category: "category | segment~0.7 | type~0.6 | sub category~0.7",
    manufacturer: "manufacturer",
    unit: "unit | quantity unit | unit measure",
    list_price:
      "listprice | list price | sales price | price~0.95 | unitprice | unit price | net price~0.9 | gross price~0.8 | sales unit price",
    cost: "cost | costprice | cost price | purchase price | unit cost | purchase cost",
    is_active: "active | status~0.5 | discontinued | product active",
  },
  cost_price: { amount: "costprice | cost price | price | cost | amount | purchase price" },
  price_list: {
    name: "pricelist | price list | list name | price list name",
    pricing_model: "model | price model | type~0.6",
    is_active: "active",
  },
  price_list_entry: {
    price: "price | unit price | unitprice | listprice | list price | amount~0.8",
    quantity_min: "quantity | price_min quantity | price_min",
  },
  asset: {
    name: "asset | asset name | product~0.8 | product name~0.8 | model~0.8 | designation~0.8 | subscription name | plan name~0.7",
    support_plan: "plan | plan type | plan id~0.8 | plan code~0.8 | subscription type | type~0.3",
    state: "status | subscription status | asset status | active~0.5",
    amount:
      "amount | price | total~0.7 | subscription price | plan price | plan amount | premium | revenue~0.5 | period amount | period price",
    period:
      "period | billing period | payment period | renewal period | interval | billing interval | frequency",
    valid_from:
      "start date | start | created date | created~0.8 | installed date | purchase date | issued~0.7 | issued date~0.8 | period start | start period",
    valid_until:
      "end~0.9 | expiry date | ended date | due~0.8 | renewal | renewal date | period end | end period | next renewal",
  },
  campaign: {
    name: "campaign | campaign name | subject~0.7",
    starts_on: "start date | start",
    ends_on: "end date | end",
    budget_amount: "budget | budget cost | budget amount",
    cost_amount: "actual cost | cost | cost amount~0.9",
    type: "channel~0.8",
  },
  campaign_touch: {
    touched_at:
      "created date~0.9 | date | time | member start | modified time~0.75 | modified date~0.75 | start date~0.8 | shipped date | date time",
    status: "member status | outcome | outcome status",
  },
  opportunity: {
    name: "opportunity | opportunity name | title~0.9 | subject~0.9 | designation",
    stage: "stage | status~0.5 | opportunity stage",
    state: "status | stage~0.4",
    amount: "amount | total~0.8 | revenue~0.6 | opportunity amount | sales amount | opportunity value",
    closes_on: "closed date | closed | due date~0.7 | expected closed date | end date~0.6 | expected date",
    lost_reason: "lost reason | reason~0.6",
    opened_at:
      "created date | created time | created | opened date | date~0.6 | start date~0.8 | opened time",
  },
  document: {
    document_kind: "type | document type | designation~0.2",
    number:
      "invoice number | order number | quote number | delivery number | credit number | return number | purchase number | invoice | order~0.7 | quote~0.7 | name~0.45",
    title: "subject | title | name~0.8 | reference~0.6 | description~0.5",
    issued_at:
      "date | document date | invoice date | order date | issued date | issued | created date~0.75 | created time~0.75 | created~0.7 | purchase date | return date | delivery date~0.6 | date time | time~0.5 | start date~0.65 | start~0.6",
    due_on: "due date | due | valid end | due until",
    shipped_on: "shipped date | delivery date | shipped | delivery~0.6 | shipping date",
    recognised: "recognised",
    recognised_on: "recognised date | paid date~0.3",
    list_total: "subtotal | gross sales | list total | listvalue | sub total | gross amount~0.3",
    discount_total: "discount | discount total | discount amount | total discount",
    net_total:
      "net | revenue~0.8 | net sales | net total | net amount | amount~0.7 | total net | amount net | total after discount",
    tax_total: "tax | tax amount | tax total",
    adjustment_total: "adjustment",
    goods_total: "goods total | total goods",
    gross_total:
      "gross | total~0.95 | gross total | gross amount | total amount~0.95 | total gross | amount gross | invoice amount~0.8 | amount due~0.7 | order total~0.9 | total paid | debit~0.9 | premium~0.7",
    freight_cost: "freight | shipping cost | freight cost | delivery cost | shipped cost | freight amount",
  },
  document_line: {
    line_no: "line number | line | line id~0.6 | number~0.5 | position",
    description: "product description | product designation | product title",
    quantity: "quantity | order quantity | quantity unit~0.6 | product quantity unit",
    list_price:
      "listprice | unitprice | list price | unit price | price~0.95 | sales price | price unit | net price~0.7 | rate~0.7",
    list_amount:
      "listvalue | gross amount | list amount | total~0.7 | list total | subtotal | price total~0.7 | gross~0.6",
    discount_amount: "discount | discount amount | total discount",
    discount_share: "discount percentage | discount~0.9 | percentage~0.6",
    net_amount:
      "net | net amount | amount~0.8 | premium~0.7 | total after discount | sales~0.8 | line amount~0.9 | total~0.65 | line total~0.9 | total net | revenue~0.7 | total price~0.8",
    tax_amount: "tax | tax amount",
    cost_amount: "cost | cost amount | total cost | costprice~0.6",
    profit_amount: "profit",
  },
  payment: {
    received_on:
      "date | payment date | received date | opened date | opened~0.75 | paid date | issued date | created date~0.6",
    amount: "amount | payment amount | total~0.8 | paid amount | paid~0.8 | premium~0.8",
    method: "method | payment method | payment type",
    reference: "verwendungszweck | reference~0.95 | purpose | note~0.5 | subject~0.5",
  },
  allocation: { amount: "amount | allocation amount | payment amount~0.8" },
  external_line: {
    on_day: "date | ledger date | document date",
    category: "category | type~0.6 | account~0.6",
    amount: "amount | total~0.7",
    description: "description | note | ledger",
  },
  case_file: {
    number: "case number | number | reference~0.7",
    case_kind: "type | case type | category~0.7",
    channel: "source | case source | channel",
    opened_at:
      "created date | created time | created~0.9 | opened date | opened time | opened | date~0.8 | start date~0.7 | issued date~0.6",
    closed_at:
      "closed date | closed time | closed | end date~0.8 | modified time~0.4 | modified date~0.4 | end",
    finding: "finding",
    redress_amount: "redress amount | redress",
    subject: "case subject | short description | name~0.9 | case name | description~0.6",
  },
  contact: {
    contact_kind: "purpose | reason~0.7 | call purpose | category~0.6 | type~0.5",
    channel: "channel | type~0.8 | activity type",
    direction: "direction | call type~0.85",
    started_at:
      "start date time | start time | start date | start | date | date time | call date | time~0.6 | created time~0.6 | created date~0.6 | activity date | meeting date | visit date",
    ended_at: "end time | end date | end | end date time",
    due_on: "due date | due",
    minutes:
      "minutes | duration minutes | duration~0.8 | hours~0.9 | actual hours~0.9 | hours billable~0.9 | duration hours",
    seconds: "seconds | duration seconds | duration~0.75",
    note: "description | outcome note",
    outcome: "outcome | call outcome",
    is_billable: "billable",
    caused_by: "causer",
    feeling: "feeling",
    activity: "activity~0.5 | activity type~0.5",
    state: "activity status | outcome~0.3",
  },
  note: {
    text: "note | description | note text",
    title: "subject | title | note title",
    written_at: "created date | created time | created | date | modified date~0.5 | date time",
  },
  consent: {
    state: "status | consent status | consent~0.7",
    stated_at: "consent time | consent date | created date~0.8 | date | confirmed date~0.7",
    confirmed_at: "confirmed time | confirmed date | confirmed",
    evidence: "evidence | note~0.6",
    address: "mail | mail address",
  },
  suppression: {
    since: "date | created date~0.8 | modified date~0.6 | suppression time",
    address: "mail | mail address",
  },
  relationship: { type: "relation type | relation | role~0.7" },
  exchange_rate: { valid_from: "date | valid start" },
  contact_point: { value: "address~0.8 | mail~0.5 | phone~0.5", label: "type~0.7 | name~0.4" },
  file: {
    name: "file name | title | file",
    path: "path | file path | file~0.7",
    media_type: "type~0.7 | file type",
  },
};

/** How columns are called that say what must not be used. One that says it of everything is both. */
export const optOutNames = {
  no_mail:
    "complaint~0.8 | spam complaint | nomail | nocontact | donotcontact | suppression mail | suppression contact | suppression consent | suppression campaign | suppression~0.9 | consent status~0.9 | consent mail~0.9 | mail status~0.8 | status~0.7 | consent~0.8",
  no_phone: "nocall | suppression phone | suppression call | suppression mobile",
};

/** How columns are called that lead to another record; the record's own name or number may follow. */
export const linkNames: FieldNames = {
  owner: "owner | seller | user | author~0.8",
  account: "account | customer | company | supplier~0.9 | partner~0.7",
  person: "contact | person | customer~0.5",
  lead: "lead",
  party: "customer~0.6 | contact~0.5",
  contact_person: "contact",
  parent: "parent | parent company | parent account",
  household: "household",
  campaign: "campaign",
  opportunity: "opportunity",
  product: "product | sku | asset~0.4",
  category: "category",
  supplier: "supplier",
  order: "order | sales order",
  document: "document | invoice | order | quote | delivery | credit | return | purchase order | purchase",
  case: "case",
  asset: "asset | serial",
  price_list: "pricelist | price list | list",
  payment: "payment",
  contact: "activity | call",
  from: "customer~0.6 | company~0.5 | start",
  to: "partner~0.6 | relation~0.4",
};

/** Whose a pet or a machine is, its owner is: a customer, and nobody who works here. */
export const kindLinkNames: Readonly<Partial<Record<ImportKind, FieldNames>>> = {
  asset: { account: "owner", person: "owner" },
};

/** Columns about what the law protects: they are kept as written and feed neither segments nor ratings. */
export const protectedNotions = [
  "gender",
  "birth",
  "nationality",
  "religion",
  "ethnicity",
  "marital",
  "health",
  "belief",
] as const;
