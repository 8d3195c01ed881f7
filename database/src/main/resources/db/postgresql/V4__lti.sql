-- Learnwire within learning platforms: LTI 1.3.

-- Platforms ---------------------------------------------------------------------------------------------------------

create table lti_registration (
  id             text   not null primary key,
  title          text   not null,
  issuer         text   not null,
  client_id      text   not null,
  dialect        text   not null,          -- moodle | canvas | brightspace | blackboard | other
  auth_url       text   not null,
  token_url      text   not null,
  token_audience text   not null,
  jwks_url       text   not null,
  scopes         text   not null,          -- blanks between them
  state          text   not null,          -- waiting | active | off
  created        bigint not null,
  unique (issuer, client_id)               -- all hosted schools of one vendor share an issuer
);

create table lti_deployment (
  registration_id text   not null,
  deployment      text   not null,
  state           text   not null,         -- waiting | approved | refused
  seen_in         text,                    -- title of the course of its first launch
  first_seen      bigint not null,
  primary key (registration_id, deployment)
);

create table lti_service_host (            -- whom a token is sent to: named by launches that were signed
  registration_id text   not null,
  host            text   not null,
  first_seen      bigint not null,
  primary key (registration_id, host)
);

create table lti_frame_origin (            -- whose pages show ours in a frame: where signed launches said they return to
  registration_id text   not null,
  origin          text   not null,
  first_seen      bigint not null,
  primary key (registration_id, origin)
);

create table lti_invitation (              -- a registration that an operator expects
  id      text   not null primary key,     -- SHA-256 of the code
  made_by text   not null,
  created bigint not null,
  expires bigint not null,
  used    bigint
);

-- Keys --------------------------------------------------------------------------------------------------------------

create table lti_key (
  kid         text   not null primary key,
  public_jwk  text   not null,
  sealed      bytea  not null,             -- the private key, encrypted under the data folder's
  created     bigint not null,
  signs_from  bigint not null,             -- published before it signs
  withdrawn   bigint                       -- not published any more
);

-- Launches ----------------------------------------------------------------------------------------------------------

create table lti_nonce (                   -- kept longer than the token it came in lives
  registration_id text   not null,
  nonce           text   not null,         -- SHA-256
  until           bigint not null,
  primary key (registration_id, nonce)
);
create index lti_nonce_until on lti_nonce (until);

create table lti_session (                 -- what a page in the frame is shown by
  id              text   not null primary key, -- SHA-256 of the token
  registration_id text   not null,
  person_id       text,
  launch          text   not null,         -- JSON: what pages and services need of it; no name, no address
  proof           text,                    -- SHA-256 of what opens it; null: open
  created         bigint not null,
  expires         bigint not null
);
create index lti_session_expires on lti_session (expires);

-- Services ----------------------------------------------------------------------------------------------------------

create table lti_score (                   -- the last score sent for a person and a column
  registration_id text   not null,
  score           text   not null,         -- SHA-256 of line item and user
  second          bigint not null,         -- of its timestamp: the next one must be later
  comment_hash    text,                    -- SHA-256: a comment is shown as often as it is sent
  primary key (registration_id, score)
);

-- Who leads whom: asked for every page in the frame ---------------------------------------------------------------

create index account_manager on account (manager_remote_id, connection_id) where valid_to is null;
