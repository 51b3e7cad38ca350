-- What was found to be twice and what was decided can be seen without being allowed to decide: auditors see it now. Keys that hold the
-- wider permission go on seeing what they saw.
update api_key
set permissions = array_append(permissions, 'duplicate.read')
where 'duplicate.review' = any(permissions) and not 'duplicate.read' = any(permissions);
