import type * as sales from "../../contract/sales.ts";
import type { Routes } from "../plumbing/action.ts";
import { cancelDocument } from "./documents/cancel-document.ts";
import { createDocument } from "./documents/create-document.ts";
import { grantRebate } from "./documents/grant-rebate.ts";
import { listDocuments } from "./documents/list-documents.ts";
import { readDocument } from "./documents/read-document.ts";
import { recordPayment } from "./documents/record-payment.ts";
import { writeOffDocument } from "./documents/write-off-document.ts";
import { listOpportunities } from "./pipeline/list-opportunities.ts";
import { listProspects } from "./pipeline/list-prospects.ts";
import { addCostPrice } from "./products/add-cost-price.ts";
import { changeProduct } from "./products/change-product.ts";
import { createProduct } from "./products/create-product.ts";
import { listPriceLists } from "./products/list-price-lists.ts";
import { listProducts } from "./products/list-products.ts";
import { readProduct } from "./products/read-product.ts";

export const routes = {
  listProducts,
  readProduct,
  createProduct,
  changeProduct,
  addCostPrice,
  listPriceLists,
  listProspects,
  listOpportunities,
  listDocuments,
  readDocument,
  createDocument,
  cancelDocument,
  recordPayment,
  writeOffDocument,
  grantRebate,
} satisfies Routes<typeof sales>;
