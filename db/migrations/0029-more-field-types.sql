-- Fields of the workspace that hold several choices, a link or somebody who works here.

alter table custom_field drop constraint custom_field_type_known;
alter table custom_field add constraint custom_field_type_known
  check (type in ('text', 'several', 'number', 'amount', 'day', 'instant', 'yes', 'mail', 'phone', 'site', 'link', 'person'));
comment on constraint custom_field_type_known on custom_field is 'One of the types.';
comment on column custom_field.type is 'text, several (choices, with | between them), number, amount, day, instant, yes, mail, phone, site, link (words and an address), person (a user_id).';
