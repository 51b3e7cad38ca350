import { ImportProfile } from "../../../../contract/data-quality/imports/import-mapping.ts";
import { datev } from "./books/datev.ts";
import { paypal } from "./books/paypal.ts";
import { stripe } from "./books/stripe.ts";
import { xero } from "./books/xero.ts";
import { dynamics } from "./dynamics/dynamics.ts";
import { googleContacts } from "./google-contacts.ts";
import { hubspot } from "./hubspot/hubspot.ts";
import { mailchimp } from "./mailchimp.ts";
import { mautic } from "./mautic.ts";
import { northwind } from "./northwind.ts";
import { pipedrive } from "./pipedrive.ts";
import { salesforceReports } from "./salesforce/reports.ts";
import { salesforce } from "./salesforce/salesforce.ts";
import { bigcommerce } from "./shops/bigcommerce.ts";
import { magento } from "./shops/magento.ts";
import { ebay, etsy } from "./shops/marketplaces.ts";
import { shopify } from "./shops/shopify.ts";
import { woocommerce } from "./shops/woocommerce.ts";
import { suitecrm } from "./suitecrm/suitecrm.ts";
import { superstore } from "./superstore.ts";
import { vcard } from "./vcard.ts";
import { vitalfew } from "./vitalfew.ts";
import { vtiger } from "./vtiger/vtiger.ts";
import { zoho } from "./zoho.ts";

/** The systems whose exports are known by their headers. One line each. */
export const profiles: readonly ImportProfile[] = [
  vitalfew,
  zoho,
  salesforce,
  salesforceReports,
  hubspot,
  dynamics,
  vtiger,
  suitecrm,
  pipedrive,
  googleContacts,
  vcard,
  ...mailchimp,
  mautic,
  shopify,
  woocommerce,
  magento,
  bigcommerce,
  etsy,
  ebay,
  xero,
  stripe,
  datev,
  paypal,
  northwind,
  superstore,
].map((given) => ImportProfile.parse(given));
