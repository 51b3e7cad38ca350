/**
 * Who may do what. A permission is named `kind.action`; an endpoint names the one it needs, and a field
 * may name one more (money). Server and web read this same table.
 */
export const permissions = {
  "party.read": "See customers, people and prospects",
  "party.write": "Create and change customers, people and prospects",
  "document.read": "See quotes, orders, invoices and payments",
  "document.write": "Create and change documents",
  "contact.read": "See calls, visits, mails, tasks and cases",
  "contact.write": "Record calls, visits, mails, tasks and cases",
  "product.read": "See products and price lists",
  "product.write": "Create and change products and price lists",
  "campaign.read": "See campaigns",
  "campaign.write": "Create and change campaigns",
  "money.read": "See revenue, costs, margins and profit",
  "value.read": "See ratings, the profit curve and the value of customers",
  "value.run": "Compute the value of all customers anew",
  "ledger.write": "Book and correct lines of an accounting system",
  "cost.read": "See the cost model",
  "cost.write": "Draft changes of the cost model",
  "cost.approve": "Approve changes of the cost model, close and reopen months",
  "policy.read": "See the policies in force",
  "policy.write": "Draft policies and see what they would change",
  "policy.approve": "Put a drafted policy in force",
  "rating.decide": "Accept or decline changed ratings, and set a rating by hand",
  "import.run": "Bring in files and undo a load",
  "duplicate.read": "See what was found to be twice, what was decided, and how right merging by itself was",
  "duplicate.review": "Search for duplicates and decide on them",
  "export.run": "Export records into files",
  "run.read": "See the runs and their problems",
  "event.read": "See who changed what",
  "user.read": "See who works here",
  "user.write": "Invite people, change roles, end sessions",
  "key.write": "Create and revoke API keys",
  "workspace.write": "Change the workspace: name, currency, time zone",
} as const;

export type Permission = keyof typeof permissions;

/** Which customers a person sees: their own, their team's, or all. */
export const scopes = ["own", "team", "all"] as const;
export type Scope = (typeof scopes)[number];

export const roles = ["owner", "manager", "operator", "seller", "marketer", "steward", "auditor"] as const;
export type Role = (typeof roles)[number];

const everything = Object.keys(permissions) as Permission[];
const readings = everything.filter((name) => name.endsWith(".read"));

/** What each role may do, and how far it sees unless its user account says otherwise. */
export const roleTable: Record<Role, { summary: string; scope: Scope; may: readonly Permission[] }> = {
  owner: { summary: "Everything, including people, keys and the workspace", scope: "all", may: everything },
  manager: {
    summary: "All customers with their money, the cost model, policies, imports and exports",
    scope: "all",
    may: everything.filter((name) => !["user.write", "key.write", "workspace.write"].includes(name)),
  },
  operator: {
    summary: "All customers and their contacts, the rating without the money behind it",
    scope: "all",
    may: [
      "party.read",
      "party.write",
      "document.read",
      "contact.read",
      "contact.write",
      "product.read",
      "value.read",
    ],
  },
  seller: {
    summary: "The customers of the team with documents and money",
    scope: "team",
    may: [
      "party.read",
      "party.write",
      "document.read",
      "document.write",
      "contact.read",
      "contact.write",
      "product.read",
      "campaign.read",
      "money.read",
      "value.read",
    ],
  },
  marketer: {
    summary: "All customers and campaigns, ratings without money",
    scope: "all",
    may: ["party.read", "contact.read", "product.read", "campaign.read", "campaign.write", "value.read"],
  },
  steward: {
    summary: "All records, imports and exports, without money",
    scope: "all",
    may: [
      "party.read",
      "party.write",
      "document.read",
      "contact.read",
      "product.read",
      "product.write",
      "import.run",
      "duplicate.read",
      "duplicate.review",
      "export.run",
      "run.read",
      "event.read",
      "user.read",
    ],
  },
  auditor: { summary: "Sees everything, changes nothing", scope: "all", may: readings },
};
