-- One rule says who approves what another drafted, a change of the cost model as well as a policy.

comment on column workspace.approval_rule is 'Who approves changes of the cost model and policies: two = never who drafted it; two_if_possible = somebody else where there is one who may; one = also who drafted it.';
