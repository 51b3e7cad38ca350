-- Reaching out: campaigns and whom they touched.

create table campaign (
  campaign_id uuid constraint campaign_pkey primary key,
  name text not null,
  type text,
  state text not null default 'planned',
  source_state text,
  starts_on date,
  ends_on date,
  currency text,
  expected_revenue numeric(20, 6),
  budget_amount numeric(20, 6),
  cost_amount numeric(20, 6),
  custom jsonb not null default '{}',
  created_at timestamptz not null default now(),
  version integer not null default 1,
  constraint campaign_state_known check (state in ('planned', 'running', 'done', 'cancelled'))
);
comment on table campaign is 'Something we did to reach many. Owner: campaigns.';
comment on column campaign.campaign_id is 'Made by the application.';
comment on column campaign.name is 'What it is called.';
comment on column campaign.type is 'Mail, trade fair, advertisement.';
comment on column campaign.state is 'planned, running, done, cancelled.';
comment on column campaign.source_state is 'The state in the words of the source.';
comment on column campaign.starts_on is 'First day.';
comment on column campaign.ends_on is 'Last day.';
comment on column campaign.currency is 'Of the amounts.';
comment on column campaign.expected_revenue is 'Hoped for.';
comment on column campaign.budget_amount is 'Planned cost.';
comment on column campaign.cost_amount is 'Actual cost.';
comment on column campaign.custom is 'Fields the workspace added.';
comment on column campaign.created_at is 'Since.';
comment on column campaign.version is 'For If-Match.';
comment on constraint campaign_state_known on campaign is 'One of four.';

create table campaign_touch (
  party_id uuid not null,
  touch_id uuid not null,
  campaign_id uuid not null,
  status text,
  touched_at timestamptz not null,
  on_day date not null,
  custom jsonb not null default '{}',
  constraint campaign_touch_pkey primary key (party_id, touch_id),
  constraint campaign_touch_party_fkey foreign key (party_id) references party (party_id),
  constraint campaign_touch_campaign_fkey foreign key (campaign_id) references campaign (campaign_id)
);
comment on table campaign_touch is 'That a campaign reached somebody, and what they did. Owner: campaigns.';
comment on column campaign_touch.party_id is 'Whom; our own company when the source''s name fits nobody or several.';
comment on column campaign_touch.touch_id is 'Made by the application.';
comment on column campaign_touch.campaign_id is 'Which campaign.';
comment on column campaign_touch.status is 'Sent, opened, invited, responded, in the words of the source.';
comment on column campaign_touch.touched_at is 'When.';
comment on column campaign_touch.on_day is 'The business day of that.';
comment on column campaign_touch.custom is 'What the source said of a person we could not tell.';
comment on constraint campaign_touch_pkey on campaign_touch is 'The customer leads.';
comment on constraint campaign_touch_party_fkey on campaign_touch is 'A party that exists.';
comment on constraint campaign_touch_campaign_fkey on campaign_touch is 'A campaign that exists.';

create index campaign_touch_by_campaign on campaign_touch (campaign_id, party_id);
comment on index campaign_touch_by_campaign is 'Whom a campaign touched.';

comment on constraint campaign_pkey on campaign is 'Known by its id.';
