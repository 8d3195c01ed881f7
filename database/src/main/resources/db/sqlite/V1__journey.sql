-- The journey's memory, in the order of the journey. Instants are epoch microseconds, dates ISO text, JSON text.

-- SOURCE: connections, what they have shown so far, and where to go on -----------------------------------------

create table connection (
  id        text   primary key,            -- UUIDv5 of the first name: ids of statements hang on it, a rename does not change it
  name      text   not null unique,
  connector text   not null,
  created   bigint not null
);

create table stream_state (
  connection_id text   not null,
  stream        text   not null,
  generation    bigint not null default 1, -- raised only by a remap
  cursor        text,
  first_done    bigint,                    -- when the first complete pass ended: before it, undated records are history
  last_pass     bigint,
  last_sweep    bigint,
  halted        text,                      -- why the stream was halted (more vanished than allowed)
  primary key (connection_id, stream)
) without rowid;

create table source_item (
  connection_id text   not null,
  stream        text   not null,
  item_key      text   not null,
  scope         text   not null default '',-- key of the fan-out item it was read under
  generation    bigint not null,
  version       text   not null,           -- the vendor's, else the hash of the mapped facts
  ordinal       bigint not null,           -- how many versions this key has had: A, B, A are three
  watch         text,                      -- hash of the fields that bring the detail streams
  statement_id  text,
  kept          text,                      -- fields that other streams join or fan out over
  changed       bigint not null,
  gone          bigint,
  primary key (connection_id, stream, item_key)
) without rowid;
create index source_item_scope on source_item (connection_id, stream, scope);

create table due_item (                    -- detail calls owed because a parent changed: survives a crash in mid-pass
  connection_id text   not null,
  stream        text   not null,
  item_key      text   not null,
  params        text   not null,
  seq           bigint not null,
  primary key (connection_id, stream, item_key)
) without rowid;

create table quarantine (
  id            integer primary key autoincrement,
  connection_id text   not null,
  stream        text   not null,
  item_key      text   not null,
  reason        text   not null,           -- a short word, counted in the report
  detail        text   not null,
  record        text   not null,
  at            bigint not null,
  state         text   not null default 'open'   -- open | replayed | dismissed
);
create unique index quarantine_open on quarantine (connection_id, stream, item_key) where state = 'open';

create table stream_run (
  id            integer primary key autoincrement,
  connection_id text   not null,
  stream        text   not null,
  started       bigint not null,
  ended         bigint,
  sweep         integer not null default 0,
  read          bigint not null default 0,
  stored        bigint not null default 0,
  unchanged     bigint not null default 0,
  skipped       text   not null default '{}',
  quarantined   text   not null default '{}',
  calls         bigint not null default 0,
  outcome       text   not null default 'running',  -- running | complete | failed | halted
  message       text
);
create index stream_run_latest on stream_run (connection_id, stream, id);

-- STORE: statements ----------------------------------------------------------------------------------------------

create table journal (
  position integer primary key autoincrement,
  kind     text   not null,                -- StatementStored | PersonChanged | OrgChanged | GoalSeen | Tick
  subject  text   not null,
  origin   text   not null,                -- source | person | receipt
  recorded bigint not null,
  body     text   not null default '{}'
);

create table checkpoint (
  reader   text   primary key,
  position bigint not null
);

create table statement_key (               -- the one unique key of statements: bodies may be partitioned by position
  id       text   primary key,
  position bigint not null,
  hash     text   not null
) without rowid;

create table statement (
  position  integer primary key,           -- exactly "integer": SQLite then needs no second index
  id        text    not null,
  stored    bigint  not null,
  timestamp bigint  not null,
  origin    text    not null,
  source    text    not null,              -- connection or credential that brought it
  history   integer not null default 0,    -- gives context, never a decision
  voided    integer not null default 0,
  version   text    not null,
  body      text    not null
);
create index statement_stored on statement (stored, position);

create table term (                        -- IRIs and identities named in statements, once each
  id    integer primary key autoincrement,
  value text not null unique
);

create table statement_term (
  role     integer not null,               -- see lrs.Role: agent, verb, activity, registration, related agent, related activity, refers-to
  term_id  bigint  not null,
  position bigint  not null,
  primary key (role, term_id, position)
) without rowid;

create table statement_link (
  old_id  text   not null,
  new_id  text   not null,
  reason  text   not null,                 -- superseded | remapped | voided
  at      bigint not null,
  primary key (old_id, new_id, reason)
) without rowid;

-- WHO --------------------------------------------------------------------------------------------------------------

create table person (
  id         text   primary key,
  anchor     text   not null unique,       -- connection id / remote id of the HR record that made the person
  created    bigint not null
);

create table account (                     -- one row per state of an account in time: valid_to is null for the current one
  id              integer primary key autoincrement,
  connection_id   text   not null,
  remote_id       text   not null,
  kind            text   not null,         -- employee | account
  issuer          text,
  employee_number text,
  email           text,
  username        text,
  display_name    text,
  home_page       text,
  department      text,
  title           text,
  manager_remote_id text,
  status          text,
  hire_date       text,
  termination_date text,
  person_id       text,                    -- of an employee: the person; of another account: whom it was matched with
  matched_by      text,                    -- map | employee-number | email
  valid_from      bigint not null,
  valid_to        bigint
);
create index account_remote on account (connection_id, remote_id, valid_to);
create index account_number on account (employee_number);
create index account_actor on account (remote_id, home_page);
create index account_email on account (email);
create index account_person on account (person_id);

create table email_seen (                  -- an address ever seen on two people is never a key again
  email     text not null,
  person_id text not null,
  primary key (email, person_id)
) without rowid;

create table person_review (
  id            integer primary key autoincrement,
  connection_id text   not null,
  remote_id     text   not null,
  reason        text   not null,
  candidates    text   not null,
  at            bigint not null,
  state         text   not null default 'open'
);
create unique index person_review_open on person_review (connection_id, remote_id) where state = 'open';

-- DECIDE -----------------------------------------------------------------------------------------------------------

create table rule_switch (
  rule        text   primary key,
  active_from bigint not null
);

create table rule_state (
  person_id text primary key,
  state     text not null,
  next_due  text
);
create index rule_state_due on rule_state (next_due);

create table waiting_event (               -- statements whose person is not known yet: decided when the person is
  position bigint not null primary key,
  identity text   not null
);
create index waiting_event_identity on waiting_event (identity);

-- WRITE BACK -------------------------------------------------------------------------------------------------------

create table entry (
  position    integer primary key autoincrement, -- order of deciding: within a target also the order of sending
  id          text   not null unique,      -- the decision's id
  rule        text   not null,
  kind        text   not null,             -- ProposeGoal | UpdateGoal | GrantRecognition | Nudge ...
  person_id   text   not null,
  subject     text   not null,
  occasion    text   not null,
  connection  text   not null,
  write_name  text   not null,             -- goal.create ...
  write_class text   not null,             -- own-key | lookup | none: what can be found again at the target
  target      text   not null,             -- order is kept per target
  mode        text   not null,             -- proposal | draft | plan | auto
  state       text   not null,             -- see ledger.EntryState
  held        integer not null default 0,
  money       integer not null default 0,  -- gives points: never sent a second time
  fields      text   not null,
  because     text   not null,
  external_ref text  not null,
  remote_id   text,
  sent        text,                        -- what the target has been told
  sent_before text,                        -- what it had been told before: what an undo goes back to
  attempts    integer not null default 0,  -- times handed to the target
  retries     integer not null default 0,  -- times in a row without an answer that settles it
  resends     integer not null default 0,  -- times found surely absent and approved again
  not_before  bigint,
  message     text,                        -- why of the latest step
  statement_id text,                       -- the receipt's statement
  cause_voided bigint,
  batch       text,                        -- what was approved together
  created     bigint not null,
  changed     bigint not null
);
create index entry_state on entry (state, position);
create index entry_target on entry (connection, target, position);
create index entry_person on entry (person_id);

create table entry_cause (                 -- the statements a decision stands on
  statement_id text not null,
  entry_id     text not null,
  primary key (statement_id, entry_id)
) without rowid;
create index entry_cause_entry on entry_cause (entry_id);

create table entry_step (
  entry_id text    not null,
  seq      integer not null,
  state    text    not null,
  at       bigint  not null,
  who      text    not null,
  why      text    not null,
  primary key (entry_id, seq)
) without rowid;

create table correlation (                 -- what is ours in their system
  connection   text   not null,
  target       text   not null,
  remote_id    text   not null,
  last_sent    text   not null,            -- every field we ever set there, with the value sent last
  changed      bigint not null,
  primary key (connection, target)
) without rowid;
