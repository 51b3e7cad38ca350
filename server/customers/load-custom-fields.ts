import { type RawBuilder, sql } from "kysely";
import { customRecordKinds } from "../../contract/customers/custom-types.ts";
import { insertNoted, type Load, updateNoted } from "../plumbing/runs/journal.ts";

/**
 * Loads the definitions of the workspace's own fields: those that were delivered as rows, and those that a mapping of
 * the delivery makes of a column. A mapping changes nothing of a field that is here already.
 */
export async function loadCustomFields(load: Load): Promise<void> {
  await loadDelivered(load);
  await makeMapped(load);
}

async function loadDelivered(load: Load): Promise<void> {
  const fresh = sql`s.run_id = ${load.runId} and s.kind = 'custom_field' and s.action in ('create', 'update')`;
  const choices = sql`case when s.data->>'choices' is null then '[]'::jsonb
    else to_jsonb(regexp_split_to_array(s.data->>'choices', '\\s*\\|\\s*')) end`;
  await updateNoted(
    load,
    "custom_field",
    sql`update custom_field t
        set title = coalesce(s.data->>'title', t.title), type = coalesce(s.data->>'type', t.type),
          choices = case when s.data ? 'choices' then ${choices} else t.choices end,
          place = coalesce(round((s.data->>'place')::numeric)::integer, t.place),
          is_required = coalesce((s.data->>'is_required')::boolean, t.is_required),
          is_hidden = coalesce((s.data->>'is_hidden')::boolean, t.is_hidden),
          is_retired = coalesce((s.data->>'is_retired')::boolean, t.is_retired),
          version = t.version + 1
        from staged_row s
        where ${fresh} and t.record_kind = s.data->>'record_kind' and t.key = s.data->>'key'`,
  );
  await insertNoted(
    load,
    "custom_field",
    sql`insert into custom_field (record_kind, key, title, type, choices, place, is_required, is_hidden, is_retired, run_id)
        select s.data->>'record_kind', s.data->>'key', coalesce(s.data->>'title', s.data->>'key'),
          coalesce(s.data->>'type', 'text'), ${choices}, coalesce(round((s.data->>'place')::numeric)::integer, 0),
          coalesce((s.data->>'is_required')::boolean, false), coalesce((s.data->>'is_hidden')::boolean, false),
          coalesce((s.data->>'is_retired')::boolean, false), ${load.runId}
        from staged_row s
        where ${fresh}
        on conflict do nothing`,
  );
}

const kindsWithCustom = [...customRecordKinds, "prospect"];

/** A prospect is entered as a person, and has a person's fields. */
const recordKind = sql`case map.map->>'kind' when 'prospect' then 'person' else map.map->>'kind' end`;

async function makeMapped(load: Load): Promise<void> {
  await insertNoted(
    load,
    "custom_field",
    sql`insert into custom_field (record_kind, key, title, type, place, run_id)
        select record_kind, key, key, type,
          coalesce((select max(place) from custom_field k where k.record_kind = n.record_kind), 0)
            + row_number() over (partition by record_kind order by file_no, at),
          ${load.runId}
        from (${mappedFields(load.runId)}) n
        on conflict do nothing`,
  );
}

/** The columns of a file in their order. */
const header = sql`array(select lower(one) from jsonb_array_elements_text(f.header) one)`;

/**
 * The fields that the mappings of a run make of columns, each once, as `(record_kind, key, type, file_no, at)`; `at` is
 * where the column stands in its file.
 */
function mappedFields(runId: string): RawBuilder<unknown> {
  return sql`
    select distinct on (record_kind, key) record_kind, key, type, file_no, at
    from (
      select ${recordKind} as record_kind, coalesce(target.target->>'name', named.column_name) as key,
        coalesce(target.target->>'type', 'text') as type, map.file_no,
        coalesce(array_position(map.header, lower(named.column_name)), 100000) as at
      from (
        select f.file_no, f.mapping as map, ${header} as header
        from import_file f
        where f.run_id = ${runId} and f.mapping is not null
        union all
        select f.file_no, part.value, ${header}
        from import_file f
        cross join jsonb_each(f.mapping->'parts') part
        where f.run_id = ${runId} and jsonb_typeof(f.mapping->'parts') = 'object'
      ) map
      cross join jsonb_each(map.map->'columns') named (column_name, given)
      cross join jsonb_array_elements(
        case jsonb_typeof(named.given) when 'array' then named.given else jsonb_build_array(named.given) end
      ) target (target)
      where map.map->>'kind' = any(${kindsWithCustom})
        and (target.target = '"custom"' or target.target->>'field' = 'custom')
    ) field
    order by record_kind, key, file_no, at`;
}
