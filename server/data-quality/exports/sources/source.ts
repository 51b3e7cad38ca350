import { type RawBuilder, sql } from "kysely";
import type { ImportKind, importKinds } from "../../../../contract/data-quality/imports/import-kinds.ts";
import type { Permission } from "../../../../contract/permissions.ts";
import { ownCompanyId } from "../../../plumbing/events.ts";

type Kinds = typeof importKinds;
type Expression = RawBuilder<unknown>;

/** `each`: every record as it was entered. `kept`: records kept as one customer as one, with what counts of them. */
export type Records = "each" | "kept";

/** What is said elsewhere in an export and stands in no column here: in other fields, or in the rows of another kind. */
export const elsewhere = null;

/**
 * Where the records of a kind are read. Every field and every link of the kind has its expression, or is said elsewhere;
 * one that is forgotten doesn't compile.
 */
export type SourceOf<Kind extends ImportKind> = {
  /** What its file or sheet is called: at most 25 small letters and hyphens. */
  file: string;
  permission: Permission;
  /** Amounts are all there is to it: those who may not see money don't get it. */
  isMoney?: true;
  /** `table t …`, with what is joined. */
  from: Expression;
  where?: Expression;
  /** Whose it is; undefined for what belongs to no customer. */
  party?: Expression;
  /** Known to nobody but the whole house: not exported for those who see a part of the customers. */
  isOfHouse?: true;
  /** What a row goes by: stands in the first column, and links name it. */
  id: Expression;
  /** Columns that make the same order each time, those of an index where there is one. */
  order: Expression;
  fields: { readonly [Field in keyof Kinds[Kind]["fields"]]: Expression | null };
  links: { readonly [Link in Kinds[Kind]["links"][number]]: Expression | null };
  /** A jsonb object of further fields. */
  custom?: Expression;
};

/** A source as the export works through it. */
export type Source = Omit<SourceOf<ImportKind>, "fields" | "links"> & {
  fields: Readonly<Record<string, Expression | null>>;
  links: Readonly<Record<string, Expression | null>>;
};

/** `t.name` */
export const column = (name: string): Expression => sql`t.${sql.ref(name)}`;

/** Whose it is; nothing when nobody can be named, which is how our own company stands in facts. */
export const partyOf = (name = "party_id"): Expression => sql`nullif(${column(name)}, ${ownCompanyId}::uuid)`;

/** The links by which the rows of other systems say whose they are; ours name the party itself. */
export const whoseElse = { account: elsewhere, person: elsewhere, lead: elsewhere } as const;

/** Several values as one id. */
export const idOf = (...parts: Expression[]): Expression => sql`concat_ws('/', ${sql.join(parts)})`;
