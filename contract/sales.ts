import { z } from "zod";
import { read, write } from "./endpoint.ts";
import { OwnerChoice, PartyRef, UserRef } from "./party.ts";
import { documentKinds, documentStates, opportunityStates, prospectStates } from "./sales/sales-words.ts";
import {
  Amount,
  AnyOf,
  Currency,
  Day,
  Flag,
  Id,
  Instant,
  money,
  Page,
  PageQuery,
  Version,
  Words,
} from "./values.ts";

const Product = z.object({
  productId: Id,
  code: z.string().nullable(),
  name: z.string(),
  category: z.string().nullable(),
  manufacturer: z.string().nullable(),
  unit: z.string().nullable(),
  listPrice: Amount.nullable(),
  currency: Currency.nullable(),
  isActive: z.boolean(),
  costPrice: money(Amount.nullable()).meta({ description: "Cost of one unit today" }),
  supplier: PartyRef.nullable(),
  version: Version,
});

const CostPrice = z.object({
  validFrom: Day,
  validUntil: Day.nullable(),
  amount: Amount,
  currency: Currency,
});

const ProductWithCosts = Product.extend({ costPrices: money(z.array(CostPrice)) });

const productFields = {
  code: Words(100).nullable(),
  category: Words(100).nullable(),
  manufacturer: Words(200).nullable(),
  unit: Words(50).nullable(),
  listPrice: Amount.nullable(),
  currency: Currency.nullable(),
  supplierPartyId: Id.nullable(),
};

const productParams = z.object({ productId: Id });

export const listProducts = read("GET /products", {
  summary: "Products in order of name",
  permission: "product.read",
  unlogged: "It is about products.",
  query: z.object({ ...PageQuery, text: Words(100).optional(), active: Flag.optional() }),
  output: Page(Product),
});

export const readProduct = read("GET /products/{productId}", {
  summary: "One product with its cost prices by day",
  permission: "product.read",
  unlogged: "It is about products.",
  params: productParams,
  output: ProductWithCosts,
});

export const createProduct = write("POST /products", {
  summary: "Enter a product",
  permission: "product.write",
  body: z.object({ name: Words(300), ...z.object(productFields).partial().shape }),
  output: ProductWithCosts,
  errors: ["party_unknown"],
  status: 201,
});

export const changeProduct = write("PATCH /products/{productId}", {
  summary: "Change a product; its cost prices have their own door",
  permission: "product.write",
  params: productParams,
  body: z.object({ name: Words(300), ...productFields, isActive: z.boolean() }).partial(),
  output: ProductWithCosts,
  errors: ["version_required", "version_stale", "party_unknown"],
  ifMatch: true,
});

export const addCostPrice = write("POST /products/{productId}/cost-prices", {
  summary: "Say what a product costs from a day on; prices that figures were made with stay as they are",
  permission: "product.write",
  params: productParams,
  body: z.object({ validFrom: Day, amount: Amount, currency: Currency }),
  output: ProductWithCosts,
  errors: ["cost_price_used"],
  status: 201,
});

export const listPriceLists = read("GET /price-lists", {
  summary: "Price lists in order of name",
  permission: "product.read",
  query: z.object(PageQuery),
  output: Page(
    z.object({
      priceListId: Id,
      name: z.string(),
      currency: Currency.nullable(),
      pricingModel: z.string().nullable(),
      isActive: z.boolean(),
      entries: z.int(),
    }),
  ),
});

export const listProspects = read("GET /prospects", {
  summary: "Prospects, newest first",
  permission: "party.read",
  query: z.object({
    ...PageQuery,
    text: Words(100).optional(),
    state: AnyOf(z.enum(prospectStates)).optional(),
    owner: AnyOf(OwnerChoice).optional(),
    source: Words(100).optional(),
  }),
  output: Page(
    z.object({
      prospectId: Id,
      party: PartyRef,
      companyName: z.string().nullable(),
      status: z.string().nullable(),
      source: z.string().nullable(),
      industry: z.string().nullable(),
      state: z.enum(prospectStates),
      arrivedAt: Instant,
      convertedOn: Day.nullable(),
      owner: UserRef.nullable(),
    }),
  ),
});

export const listOpportunities = read("GET /opportunities", {
  summary: "Sales that may come about, latest expected end first",
  permission: "document.read",
  unlogged: "What was sold is no profit.",
  query: z.object({
    ...PageQuery,
    partyId: Id.optional(),
    state: AnyOf(z.enum(opportunityStates)).optional(),
    owner: AnyOf(OwnerChoice).optional(),
  }),
  output: Page(
    z.object({
      opportunityId: Id,
      party: PartyRef,
      name: z.string(),
      stage: z.string().nullable(),
      state: z.enum(opportunityStates),
      amount: money(Amount.nullable()),
      currency: Currency.nullable(),
      probability: z.number().nullable().meta({ description: "Per cent" }),
      closesOn: Day.nullable(),
      owner: UserRef.nullable(),
    }),
  ),
});

const DocumentRow = z.object({
  documentId: Id,
  partyId: Id,
  party: PartyRef.nullable().meta({ description: "Null when nobody could say whose it is" }),
  kind: z.enum(documentKinds),
  number: z.string().nullable(),
  title: z.string().nullable(),
  state: z.enum(documentStates),
  sourceState: z.string().nullable(),
  issuedOn: Day,
  dueOn: Day.nullable(),
  recognisedOn: Day.nullable().meta({
    description: "Day on which it counts as revenue; null when it never does",
  }),
  currency: Currency,
  netTotal: money(Amount),
  grossTotal: money(Amount.nullable()),
  owner: UserRef.nullable(),
});

export const listDocuments = read("GET /documents", {
  summary: "Quotes, orders, invoices and the rest, newest first; of one customer or of all",
  permission: "document.read",
  unlogged: "What was sold is no profit.",
  query: z.object({
    ...PageQuery,
    partyId: Id.optional(),
    kind: AnyOf(z.enum(documentKinds)).optional(),
    state: AnyOf(z.enum(documentStates)).optional(),
    number: Words(100).optional().meta({ description: "Beginning of the number" }),
  }),
  output: Page(DocumentRow),
});

const DocumentLine = z.object({
  lineNo: z.int(),
  product: z.object({ productId: Id, name: z.string() }).nullable(),
  description: z.string().nullable(),
  quantity: Amount,
  listPrice: money(Amount.nullable()),
  listAmount: money(Amount),
  discountAmount: money(Amount),
  discountName: z.string().nullable(),
  orderDiscountAmount: money(Amount).meta({ description: "Its part of what was taken off the whole" }),
  concessionAmount: money(Amount).meta({ description: "What an agreed price lies below the list price" }),
  netAmount: money(Amount),
  taxAmount: money(Amount),
  costAmount: money(Amount.nullable()).meta({
    description: "Cost of goods of the whole line; null when unknown",
  }),
});

const Document = DocumentRow.extend({
  listTotal: money(Amount),
  discountTotal: money(Amount),
  taxTotal: money(Amount),
  adjustmentTotal: money(Amount),
  freightCost: money(Amount.nullable()),
  paidTotal: money(Amount),
  writtenOffTotal: money(Amount).meta({ description: "Given up, without tax" }),
  creditedTotal: money(Amount).meta({ description: "Credited of it, with tax" }),
  unpaidTotal: money(Amount).meta({ description: "Still asked for, with tax" }),
  shippedOn: Day.nullable(),
  person: PartyRef.nullable(),
  derivedFrom: z
    .object({ documentId: Id, kind: z.enum(documentKinds), number: z.string().nullable() })
    .nullable(),
  lines: z.array(DocumentLine),
  writeOffs: z.array(
    z.object({ writeOffId: Id, writtenOffOn: Day, reason: z.string().nullable(), amount: money(Amount) }),
  ),
  payments: z.array(
    z.object({ paymentId: Id, receivedOn: Day, method: z.string().nullable(), amount: money(Amount) }),
  ),
  credits: z.array(
    z.object({
      documentId: Id,
      kind: z.enum(documentKinds),
      number: z.string().nullable(),
      creditedOn: Day,
      amount: money(Amount),
    }),
  ),
  createdAt: Instant,
  version: Version,
});

const documentParams = z.object({ partyId: Id, documentId: Id });

export const readDocument = read("GET /parties/{partyId}/documents/{documentId}", {
  summary: "One document with its lines and payments",
  permission: "document.read",
  unlogged: "What was sold is no profit.",
  params: documentParams,
  output: Document,
});

export const createDocument = write("POST /parties/{partyId}/documents", {
  summary: "Issue a document with its lines; amounts are worked out from quantities, prices and discounts",
  permission: "document.write",
  params: z.object({ partyId: Id }),
  body: z.object({
    kind: z.enum(documentKinds),
    number: Words(100),
    title: Words(300).optional(),
    isDraft: z.boolean().default(false),
    issuedOn: Day,
    dueOn: Day.optional(),
    currency: Currency.optional().meta({ description: "The base currency when left out" }),
    personPartyId: Id.optional(),
    derivedFromId: Id.optional().meta({
      description: "The document it was made from; of a refund the sale, at whose rate it counts",
    }),
    orderDiscountAmount: Amount.default("0").meta({
      description: "Taken off the whole document; spread over its lines by what they come to",
    }),
    lines: z
      .array(
        z.object({
          productId: Id.optional(),
          description: Words(1000).optional(),
          quantity: Amount.default("1"),
          listPrice: Amount.meta({ description: "Of one unit, before discount and tax" }),
          agreedPrice: Amount.optional().meta({
            description: "Of one unit, where this customer has a price of their own",
          }),
          discountAmount: Amount.default("0").meta({ description: "Taken off the whole line" }),
          discountName: Words(100).optional(),
          taxAmount: Amount.default("0"),
          costAmount: Amount.optional().meta({
            description: "Of the whole line; from the product's cost price when left out",
          }),
        }),
      )
      .min(1)
      .max(500),
  }),
  output: Document,
  errors: [
    "document_number_taken",
    "product_unknown",
    "party_unknown",
    "original_unknown",
    "document_not_open",
  ],
  status: 201,
});

export const cancelDocument = write("POST /parties/{partyId}/documents/{documentId}/cancel", {
  summary: "Cancel a document; it stays readable and counts no longer",
  permission: "document.write",
  params: documentParams,
  body: z.object({ reason: Words(500) }),
  output: Document,
  errors: ["version_required", "version_stale", "document_not_open", "document_paid", "document_credited"],
  ifMatch: true,
});

export const recordPayment = write("POST /parties/{partyId}/payments", {
  summary: "Note money that came in, and which documents it settles",
  permission: "document.write",
  params: z.object({ partyId: Id }),
  body: z.object({
    receivedOn: Day,
    amount: Amount,
    currency: Currency,
    method: Words(50).optional(),
    reference: Words(200).optional(),
    feeAmount: Amount.optional().meta({ description: "What the bank or the card kept of it" }),
    allocations: z
      .array(z.object({ documentId: Id, amount: Amount }))
      .max(100)
      .default([]),
  }),
  output: z.object({
    paymentId: Id,
    amount: money(Amount),
    unallocated: money(Amount),
  }),
  errors: ["allocation_too_high", "allocation_of_credited", "currency_differs"],
  status: 201,
});

export const writeOffDocument = write("POST /parties/{partyId}/documents/{documentId}/write-offs", {
  summary: "Give up what nobody will pay of a document; it costs from that day on, and waiting for it ends",
  permission: "document.write",
  params: documentParams,
  body: z.object({
    writtenOffOn: Day,
    amount: Amount.meta({ description: "Without tax, in the document's currency" }),
    reason: Words(500),
  }),
  output: Document,
  errors: ["document_not_open", "write_off_too_high"],
  status: 201,
});

export const grantRebate = write("POST /parties/{partyId}/rebates", {
  summary: "Grant a rebate; it is spread over the sales it refers to, by net amount, on their days",
  permission: "document.write",
  params: z.object({ partyId: Id }),
  body: z
    .object({
      title: Words(200).optional(),
      grantedOn: Day,
      refersFrom: Day,
      refersUntil: Day.meta({ description: "Last day of the sales it refers to, included" }),
      amount: Amount.meta({ description: "Without tax" }),
      currency: Currency.optional().meta({ description: "The base currency when left out" }),
    })
    .refine((rebate) => rebate.refersFrom <= rebate.refersUntil, {
      message: "The first day comes before the last.",
      path: ["refersUntil"],
    }),
  output: z.object({
    rebateId: Id,
    shares: z
      .array(z.object({ documentId: Id.nullable(), onDay: Day, amount: money(Amount) }))
      .meta({ description: "In base currency; a rebate without such sales stands on its own day" }),
  }),
  errors: ["amount_not_positive"],
  status: 201,
});
