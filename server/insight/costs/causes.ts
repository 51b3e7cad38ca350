import { sql } from "kysely";

/** Which kinds of documents cause the events of a driver; their lines those of `…_line`. A table of `kind` and `driver`. */
export const causes = sql`(
  values ('order', 'sale'), ('invoice', 'sale'), ('return', 'return'), ('credit_note', 'return'),
    ('order', 'freight'), ('invoice', 'freight'), ('return', 'freight'), ('credit_note', 'freight')
) as causes (kind, driver)`;
