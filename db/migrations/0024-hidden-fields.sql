-- A field of the workspace can be kept without being shown.

alter table custom_field add column is_hidden boolean not null default false;
comment on column custom_field.is_hidden is 'Kept, imported and exported, and not among what is shown of a record.';
