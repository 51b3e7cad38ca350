import type { ImportProfileGiven } from "../../../../contract/data-quality/imports/import-mapping.ts";

/**
 * The Northwind sample database of Microsoft, table by table as CSV. It has no invoices, so an order counts as revenue on
 * its day. Freight is what carriage cost; a product's price is the list price, and no cost is known.
 */
export const northwind: ImportProfileGiven = {
  source: "northwind",
  title: "Northwind",
  dateOrder: "month-first",
  decimal: "point",
  modules: {
    Customers: {
      kind: "organisation",
      header: ["CustomerID", "CompanyName", "ContactName", "Country"],
      id: ["CustomerID"],
      name: ["CompanyName"],
      columns: {
        CompanyName: "name",
        Address: "line1",
        City: "city",
        Region: "region",
        PostalCode: "postcode",
        Country: "country",
        Phone: "phone",
        Fax: "fax",
      },
      always: { role: "customer", stage: "customer" },
      parts: {
        CustomerContacts: {
          kind: "person",
          id: ["CustomerID"],
          columns: { ContactName: "name", ContactTitle: "title" },
          links: { account: { column: "CustomerID", to: "Customers" } },
          always: { stage: "none" },
        },
      },
    },
    Shippers: {
      kind: "organisation",
      header: ["ShipperID", "CompanyName", "Phone"],
      id: ["ShipperID"],
      name: ["CompanyName"],
      columns: { CompanyName: "name", Phone: "phone" },
      always: { role: "supplier", stage: "none" },
    },
    Categories: {
      kind: "category",
      header: ["CategoryID", "CategoryName"],
      id: ["CategoryID"],
      name: ["CategoryName"],
      columns: { CategoryName: "name" },
    },
    Products: {
      kind: "product",
      header: ["ProductID", "ProductName", "UnitPrice"],
      id: ["ProductID"],
      name: ["ProductName"],
      columns: {
        ProductID: "code",
        ProductName: "name",
        QuantityPerUnit: "unit",
        UnitPrice: "list_price",
        Discontinued: { field: "is_active", values: { "0": "true", "1": "false" } },
      },
      links: { category: { column: "CategoryID", to: "Categories" } },
    },
    Orders: {
      kind: "document",
      header: ["OrderID", "CustomerID", "OrderDate", "Freight"],
      id: ["OrderID"],
      columns: {
        OrderID: "number",
        OrderDate: "issued_at",
        RequiredDate: "due_on",
        ShippedDate: "shipped_on",
        Freight: "freight_cost",
      },
      links: { account: { column: "CustomerID", to: "Customers" } },
      always: { document_kind: "order", recognised: "true" },
      party: ["account"],
    },
    Order_Details: {
      kind: "document_line",
      header: ["OrderID", "ProductID", "UnitPrice", "Quantity", "Discount"],
      id: ["OrderID", "ProductID"],
      columns: { UnitPrice: "list_price", Quantity: "quantity", Discount: "discount_share" },
      links: {
        document: { column: "OrderID", to: "Orders" },
        product: { column: "ProductID", to: "Products" },
      },
    },
  },
};
