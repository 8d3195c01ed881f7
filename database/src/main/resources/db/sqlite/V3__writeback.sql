-- Writing back as a head of HR would sign it.

-- The ledger -----------------------------------------------------------------------------------------------------

-- What brought an entry there, as W3C Trace Context writes it: from the page that approved it to the receipt.
alter table entry_step add column trace text;

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
