-- The store for teams and for speed: positions are allotted, ids are 16 bytes, a term names its role.
-- Carries over what V1 kept. What holds for both databases stands in db/postgresql too.

-- The journal's positions and stored times: the last that were handed out ---------------------------------------

create table journal_clock (
  one      integer primary key check (one = 1),
  position bigint  not null,
  stored   bigint  not null
);
insert into journal_clock (one, position, stored)
  select 1,
    max(coalesce((select max(position) from journal), 0),
        coalesce((select seq from sqlite_sequence where name = 'journal'), 0)),
    coalesce((select max(stored) from statement), 0);

create table journal_2 (
  position integer primary key,
  kind     text   not null,                -- StatementStored | PersonChanged | OrgChanged | GoalSeen | Tick
  subject  text   not null,
  origin   text   not null,                -- source | person | receipt
  recorded bigint not null,
  body     text   not null default '{}'
);
insert into journal_2 (position, kind, subject, origin, recorded, body)
  select position, kind, subject, origin, recorded, body from journal order by position;
drop table journal;
alter table journal_2 rename to journal;

-- Statements -----------------------------------------------------------------------------------------------------

create table statement_2 (                 -- stored rises with position: bounds of time are found by bisection
  position  integer primary key,           -- exactly "integer": SQLite then needs no second index
  id        text    not null,
  stored    bigint  not null,
  timestamp bigint  not null,
  origin    text    not null,
  source    text    not null,              -- connection or credential that brought it
  history   integer not null default 0,    -- gives context, never a decision
  voided    integer not null default 0,
  version   text    not null,
  hash      blob    not null,              -- of what makes two statements the same: xapi.Canonical
  body      text    not null,
  stream    text                           -- of the connection; how long it is kept may hang on it
);
insert into statement_2
    (position, id, stored, timestamp, origin, source, history, voided, version, hash, body, stream)
  select s.position, s.id, s.stored, s.timestamp, s.origin, s.source, s.history, s.voided, s.version,
    unhex(k.hash), s.body, i.stream
  from statement s join statement_key k on k.id = s.id
  left join (select statement_id, min(stream) as stream from source_item
    where statement_id is not null group by statement_id) i on i.statement_id = s.id
  order by s.position;

create table statement_key_2 (             -- the one unique key of statements: bodies may be partitioned by position
  id       blob   primary key,             -- the 16 bytes of the UUID: random ids then touch few pages
  position bigint not null
) without rowid;
insert into statement_key_2 (id, position)
  select unhex(replace(id, '-', '')), position from statement_key order by 1;

drop table statement;
drop table statement_key;
alter table statement_2 rename to statement;
alter table statement_key_2 rename to statement_key;

-- The role of a term is the first letter of its value: v verb, r registration, a agent, c activity; A and C the same
-- in any part of the statement. A and C stand only where a and c do not stand for the same already: who asks for
-- the related ones walks both lists.

create table term_2 (
  id    integer primary key,
  value text not null unique
);
insert into term_2 (value)
  select distinct
    case st.role when 1 then 'a' when 2 then 'v' when 3 then 'c' when 4 then 'r' when 5 then 'A' when 6 then 'C' end
      || t.value
  from (select distinct role, term_id from statement_term where role < 7) st
  join term t on t.id = st.term_id
  order by 1;

create table role_term (                   -- while the rows are carried over
  role    integer not null,
  term_id bigint  not null,
  new_id  bigint  not null,
  primary key (role, term_id)
) without rowid;
insert into role_term (role, term_id, new_id)
  select st.role, st.term_id, n.id
  from (select distinct role, term_id from statement_term where role < 7) st
  join term t on t.id = st.term_id
  join term_2 n on n.value =
    case st.role when 1 then 'a' when 2 then 'v' when 3 then 'c' when 4 then 'r' when 5 then 'A' when 6 then 'C' end
      || t.value;

create table statement_term_2 (
  term_id  bigint not null,
  position bigint not null,
  primary key (term_id, position)
) without rowid;
insert into statement_term_2 (term_id, position)
  select r.new_id, st.position
  from statement_term st
  join role_term r on r.role = st.role and r.term_id = st.term_id
  where st.role < 5
    or not exists (select 1 from statement_term direct
      where direct.role = case st.role when 5 then 1 else 3 end
        and direct.term_id = st.term_id and direct.position = st.position)
  order by 1, 2;

create table statement_reference (         -- which statements have another as object (StatementRef), stored or not
  target   blob   not null,
  position bigint not null,
  primary key (target, position)
) without rowid;
insert into statement_reference (target, position)
  select unhex(replace(t.value, '-', '')), st.position
  from statement_term st join term t on t.id = st.term_id
  where st.role = 7
  order by 1, 2;

drop table role_term;
drop table statement_term;
drop table term;
alter table term_2 rename to term;
alter table statement_term_2 rename to statement_term;

-- What the resources besides statements keep ------------------------------------------------------------------------

create table attachment (
  sha2         text   primary key,
  content_type text   not null,
  length       bigint not null,
  content      blob   not null
);

create table document (                    -- state, activity profile, agent profile
  kind         text   not null,            -- state | activity-profile | agent-profile
  owner        text   not null,            -- whose it is, as the kind says; longer than 600 characters: its hash
  registration text   not null default '', -- of a state
  id           text   not null,            -- stateId or profileId; longer than 600 characters: its hash
  content_type text   not null,
  content      blob   not null,
  etag         text   not null,
  updated      bigint not null,
  primary key (kind, owner, registration, id)
) without rowid;

create table activity (                    -- what statements say of an activity, merged
  iri     text   primary key,              -- longer than 600 characters: its hash
  body    text   not null,
  changed bigint not null
);

create table agent_name (                  -- the names that an identity was given
  identity text not null,
  name     text not null,
  primary key (identity, name)
) without rowid;

-- Beyond the specification --------------------------------------------------------------------------------------------

create table statement_removed (           -- retention took the statement away: its key stays, so that its id is known
  position bigint not null primary key,
  rule     text   not null,
  removed  bigint not null
);

create table forward_state (               -- how a target of forwarding does; how far it is stands in checkpoint
  target    text   primary key,
  sent      bigint not null default 0,     -- statements that it took
  last_sent bigint,
  trouble   text,                          -- why nothing goes there at the moment
  since     bigint                         -- since when
);

create table forward_refused (             -- what a target would not take: set aside, never sent again
  target       text   not null,
  position     bigint not null,
  statement_id text   not null,
  reason       text   not null,
  at           bigint not null,
  primary key (target, position)
) without rowid;

-- Operations of a source ------------------------------------------------------------------------------------------------

alter table stream_state add column replaying bigint; -- the generation that a replay has not finished
alter table stream_state add column last_hook bigint; -- when the system last told something by itself

create table source_stream (               -- a number for each stream of a connection: an item's key is then narrow
  id            integer primary key,
  connection_id text    not null,
  stream        text    not null,
  unique (connection_id, stream)
);
insert into source_stream (connection_id, stream)
  select distinct connection_id, stream from source_item order by 1, 2;

create table source_item_2 (               -- rows stand in their order of coming; only their keys are scattered
  source_id     bigint not null,           -- source_stream
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
  primary key (source_id, item_key)
);
insert into source_item_2
    (source_id, item_key, scope, generation, version, ordinal, watch, statement_id, kept, changed, gone)
  select s.id, i.item_key, i.scope, i.generation, i.version, i.ordinal, i.watch, i.statement_id, i.kept, i.changed,
    i.gone
  from source_item i join source_stream s on s.connection_id = i.connection_id and s.stream = i.stream
  order by s.id, i.item_key;
drop table source_item;
alter table source_item_2 rename to source_item;
create index source_item_scope on source_item (source_id, scope, item_key) where scope <> '';

create table raw_page (                    -- what a vendor said, for as long as the connection keeps it
  id            integer primary key autoincrement,
  connection_id text    not null,
  stream        text    not null,
  generation    bigint  not null,          -- of the statements that were made of it
  read_at       bigint  not null,
  records       integer not null,
  body          blob    not null           -- a line of JSON per record, deflated
);
create index raw_page_stream on raw_page (connection_id, stream, id);

create table stream_field (                -- how often the fields of a stream's records were filled
  connection_id text   not null,
  stream        text   not null,
  field         text   not null,
  seen          bigint not null,
  filled        bigint not null,
  missed        bigint not null,           -- records since the last in which it was filled
  empty_since   bigint,                    -- when it was found to be empty everywhere
  primary key (connection_id, stream, field)
) without rowid;

create table backfill (                    -- the past of a stream, read beside its present
  connection_id text   not null,
  stream        text   not null,
  from_at       bigint,
  to_at         bigint not null,
  state         text   not null,           -- running | paused | done | failed
  place         text,                      -- where its list goes on; everything before is stored
  read          bigint not null default 0,
  stored        bigint not null default 0,
  message       text,
  started       bigint not null,
  changed       bigint not null,
  primary key (connection_id, stream)
) without rowid;

create table backfill_scope (              -- lists of a fan-out that a backfill has stored whole
  connection_id text not null,
  stream        text not null,
  scope         text not null,
  primary key (connection_id, stream, scope)
) without rowid;

create table hook (                        -- the inbox: what systems sent by themselves, proven and not read yet
  id            integer primary key autoincrement,
  connection_id text    not null,
  stream        text    not null,
  mark          text    not null,          -- its signature: no delivery is taken twice
  received      bigint  not null,
  body          blob,                      -- as it came; empty once it was read
  turned_away   integer not null default 0,-- records of it that are out of scope and not in its body
  unique (connection_id, stream, mark)
);
create index hook_waiting on hook (connection_id, stream, id) where body is not null;
create index hook_read on hook (received) where body is null;

-- Who it was -------------------------------------------------------------------------------------------------------------

alter table person add column same_as text; -- the person this record's person is one with; null: itself
create index person_same on person (same_as);

alter table account add column number_key text; -- the employee number as it is compared: see people.numbers
alter table account add column sso_id text;
alter table account add column site text;
alter table account add column legal_entity text;
alter table account add column leave_from text;
alter table account add column leave_to text;
alter table account add column language text;
alter table account add column time_zone text;
update account set number_key = employee_number;
drop index account_number;
create index account_number on account (number_key);
create index account_sso on account (sso_id);
create unique index account_now on account (connection_id, remote_id) where valid_to is null;
create index email_seen_person on email_seen (person_id);

create table person_source (               -- by which settings the accounts of a connection are kept; '*': all matching
  connection_id text primary key,
  rules         text not null,
  looked        text                       -- the day on which every account was last looked at
);

create table person_ruling (               -- what people said about who is who: undone, never deleted
  id            integer primary key autoincrement,
  kind          text   not null,           -- merge | split | means
  first         text   not null,           -- merge, split: a person; means: connection id / remote id of the account
  second        text,                      -- merge, split: the other person; means: whose it is, null for nobody's
  valid_from    text,
  valid_to      text,
  at            bigint not null,
  who           text   not null,
  why           text   not null,
  undone_at     bigint,
  undone_by     text,
  undone_why    text
);
create index person_ruling_first on person_ruling (first);
create index person_ruling_second on person_ruling (second);

-- What is agreed about people's data --------------------------------------------------------------------------------------

create table scope_move (                  -- HR records that left the scope of the policy, or came back into it
  connection_id text not null,
  remote_id     text not null,
  out_since     bigint,                    -- from then on nothing is added; null: it is in scope
  in_since      bigint,
  primary key (connection_id, remote_id)
);

create table scope_mark (                  -- keyed hashes of identities out of scope, where unknown people are kept
  mark text primary key
);

create table dropped_field (               -- fields that the policy drops, once a record had them
  connection_id text   not null,
  stream        text   not null,
  field         text   not null,
  last          bigint not null,
  primary key (connection_id, stream, field)
);

create table person_choice (               -- what a person wants for themselves: undone, never deleted
  id              integer primary key autoincrement,
  person_id       text   not null,         -- the person of one HR record: merged people keep each their own
  choice          text   not null,         -- recognitions | nudges | business-results | language
  value           text   not null,
  at              bigint not null,
  who             text   not null,
  position        bigint not null,         -- of the PersonChanged that tells it
  undone_at       bigint,
  undone_by       text,
  undone_position bigint
);
create index person_choice_person on person_choice (person_id);

-- DECIDE -----------------------------------------------------------------------------------------------------------

create table rule_state_2 (                -- bytes; what version 0.1 wrote stays JSON until it changes
  person_id text primary key,
  next_due  text,
  state     blob not null
);
insert into rule_state_2 select person_id, next_due, cast(state as blob) from rule_state;
drop table rule_state;
alter table rule_state_2 rename to rule_state;
create index rule_state_due on rule_state (next_due);

-- What keeps messages and thanks back --------------------------------------------------------------------------------

create table rule_input (                  -- what rules look at and stands in a file: told to the journal when it changes
  name text not null primary key,
  seen text not null
);

create table entry_guard (                 -- what kept an entry back, and what caps and budgets count of one that went out
  entry_id  text   not null primary key,
  recipient text,                          -- whom a message went to
  giver     text,
  team      text,
  sent      bigint,                        -- when it was last handed to its target
  released  bigint,                        -- when a person let it go over a budget
  kept_back text                           -- why it does not go now; null: nothing keeps it
);
create index entry_guard_recipient on entry_guard (recipient, sent);
create index entry_guard_sent on entry_guard (sent);

create table rule_context (                -- what a rule looked at and could not decide on
  rule       text   not null,
  why        text   not null,              -- before-active-from | history | late
  statements bigint not null,
  primary key (rule, why)
);

-- Whose yes a decision needs ---------------------------------------------------------------------------------------------

alter table entry add column approvers text not null default ''; -- whose yes is missing, the one asked now first
alter table entry add column asks text;                          -- the person who is asked now
alter table entry add column edited text;                        -- what a person changed
update entry set approvers = case mode when 'proposal' then 'learner,hr' when 'draft' then 'sender,hr' else 'hr' end,
    asks = case mode when 'proposal' then person_id end
  where state = 'proposed';
update entry set approvers = 'hr' where state = 'pending';
create index entry_proposed on entry (position) where state = 'proposed';
create index entry_declined on entry (connection, target) where state = 'declined';
