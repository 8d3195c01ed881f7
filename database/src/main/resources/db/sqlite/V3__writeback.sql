-- Writing back as a head of HR would sign it.

-- The ledger: never over a person, taking back, stopping --------------------------------------------------------------------

-- What brought an entry there, as W3C Trace Context writes it: from the page that approved it to the receipt.
alter table entry_step add column trace text;
alter table correlation add column last_seen text;  -- the object as it was read last, in the words of goal.read
alter table entry add column seen text;             -- the object as it was read before this was sent
alter table entry add column undoes text;           -- the entry that this one takes back
create unique index entry_undoes on entry (undoes)
  where undoes is not null and state not in ('refused', 'cancelled', 'settled');

create table entry_conflict (              -- what a person changed at the target while ours was on its way
  entry_id  text   not null,
  field     text   not null,               -- '': the object as a whole
  last_sent text,                          -- JSON, like theirs and ours
  theirs    text,
  ours      text,
  found     bigint not null,
  choice    text,                          -- theirs | ours; null: nobody has chosen
  who       text,
  primary key (entry_id, field)
);

create table writes_stopped (
  connection text   not null primary key,  -- '*': all of them
  since      bigint not null,
  who        text   not null,
  why        text   not null
);

create table goal_seen (                   -- goals as the systems that keep them showed them last
  person_id  text   not null,
  connection text   not null,
  remote_id  text   not null,
  target     text,                         -- what it is in the ledger; null: it was made there
  path       text,                         -- of the learning map, where it is known
  fields     text   not null,              -- JSON: title, status, progressPercent, dueDate
  state      text   not null,              -- OPEN | DONE | CLOSED | GONE
  changed    bigint not null,
  primary key (person_id, connection, remote_id)
);

create table goal_read (                   -- when whose goals were read there last
  connection text   not null,
  person_id  text   not null,
  looked     bigint not null,
  primary key (connection, person_id)
);

-- Whose goals are to be read: asked with every pass, answered without a look at any entry.
create index entry_goal on entry (connection, person_id, state) where write_name = 'goal.create';

create table target_rest (                 -- systems that did not answer, and how much they are asked since
  connection    text   not null primary key,
  failures      bigint not null,
  rest          bigint not null,           -- seconds
  rest_until    bigint,                    -- null: it answers again
  tried         bigint not null,           -- 1: one thing was asked in this rest
  answers_since bigint
);

-- DECIDE -----------------------------------------------------------------------------------------------------------

drop index rule_state_due;
create index rule_state_due on rule_state (next_due, person_id); -- read alone, where somebody waits for a day

-- Reviews --------------------------------------------------------------------------------------------------------

alter table entry_guard add column held_for text; -- the ground on which it is held, whoever approves it: a frozen cycle
create index entry_guard_held on entry_guard (entry_id) where held_for is not null;

create table entry_cycle (                 -- the performance cycle that somebody planned an entry for
  entry_id text not null primary key,
  cycle    text not null                   -- its name in cycles.yaml
);

create table evidence_release (            -- evidence sheets that a person released, as they were then
  id         text   not null primary key,
  person_id  text   not null,
  form       text   not null,              -- link | pdf | place
  place      text,                         -- where it went, in words
  sheet      text   not null,              -- JSON
  token      text,                         -- SHA-256 of what opens the link
  entry_id   text,                         -- the entry by which it goes to a system
  released   bigint not null,
  until      bigint,                       -- a link opens until then
  taken_back bigint
);
create index evidence_release_person on evidence_release (person_id);
create unique index evidence_release_token on evidence_release (token);

-- Being told -----------------------------------------------------------------------------------------------------

create table notice (                      -- what people were told by itself: nobody is told twice
  kind     text   not null,                -- digest | alarm
  subject  text   not null,                -- the day, or what the alarm is about
  receiver text   not null,                -- an address, or webhook
  text     text   not null,
  began    bigint not null,
  told     bigint,                         -- when it was told that it began
  ended    bigint,                         -- since when it is gone
  primary key (kind, subject, receiver)
);

-- Who signs in -----------------------------------------------------------------------------------------------------------

create table sign_in_account (             -- who may use the pages
  name      text   primary key,            -- as typed, in lower case; of single sign-on: issuer and subject
  title     text   not null,               -- how they are called
  password  text,                          -- Argon2id; null: none was chosen yet, or single sign-on
  roles     text   not null,               -- words with commas
  person_id text,                          -- whose own page is theirs
  created   bigint not null,
  last_in   bigint,
  disabled  bigint                         -- since when nobody gets in by it
);

create table sign_in_session (
  hash     text   primary key,             -- SHA-256 of the cookie
  account  text,                           -- sign_in_account; null: it began with a link
  title    text   not null,
  roles    text   not null,
  person_id text,
  origin   text   not null,                -- the address it was begun at; nowhere else is it good
  began    bigint not null,
  seen     bigint not null,
  ends     bigint not null
);

create table sign_in_failure (             -- wrong passwords in a row, by account and by address
  subject text   primary key,              -- keyed hash
  tries   bigint not null,
  last    bigint not null
);

create table sign_in_link (                -- links and codes that were handed out: each is good once
  id        text   primary key,
  purpose   text   not null,               -- setup | password | sign-in
  account   text,
  title     text   not null,
  roles     text   not null default '',
  person_id text,
  page      text   not null,               -- where it leads
  created   bigint not null,
  expires   bigint not null,
  used      bigint
);

create table api_token (
  id        text   primary key,
  hash      text   not null unique,        -- SHA-256 of the token, which is shown once
  name      text   not null,
  scopes    text   not null,               -- words with commas
  created   bigint not null,
  made_by   text   not null,
  expires   bigint not null
);

-- What people ask for about what is held of them --------------------------------------------------------------------------------

create table suppressed (                  -- keyed hashes of what erased people were told by; a file beside the data has them too
  mark text primary key
);

create table legal_hold (                  -- of these nothing is erased while it stands
  person_id text   not null primary key,
  since     bigint not null,
  who       text   not null,
  why       text   not null
);

create table restricted (                  -- of these everything is kept, and nothing is used or added
  person_id text   not null primary key,
  since     bigint not null,
  who       text   not null,
  why       text   not null
);

-- Audit: who did what when, in a chain (decision 0025) ------------------------------------------------------------------------

create table audit (                       -- only ever added to; what a row says stands in audit_content
  seq        integer primary key,                         -- 1, 2, 3 …: none is left out
  at         bigint not null,
  commitment blob   not null,            -- SHA-256 of the salt and what the row says
  chain      blob   not null             -- SHA-256 of the chain before, commitment, seq and at
);

create table audit_content (               -- may be erased: without the salt a commitment tells nothing
  seq       integer primary key,
  salt      blob   not null,
  who       text   not null,
  act       text   not null,               -- see ledger.audit.Acts
  person_id text,                          -- whom it is about
  subject   text   not null,
  detail    text   not null
);
create index audit_content_person on audit_content (person_id, seq) where person_id is not null;

create table audit_about (                 -- the people of a row that names nobody: who was on the list that somebody looked at
  person_id text   not null,
  seq       bigint not null,
  primary key (person_id, seq)
) without rowid;

create trigger audit_kept before update on audit
begin
  select raise(abort, 'the audit is only added to');
end;
create trigger audit_stays before delete on audit
begin
  select raise(abort, 'the audit is only added to');
end;
