-- Schema of a publication: the one SQLite file that staff publish and kiosks show.
--
-- Every table of the data model stands here, also those that only later screens read, because the exact set of
-- tables and indexes is part of the format: a kiosk refuses a file whose schema differs from this one.
--
--   application_id  0x57656757 ("WegW")
--   user_version    the format, 1
--   days            TEXT 'YYYY-MM-DD'; moments TEXT 'YYYY-MM-DDTHH:MM', local wall time of Europe/Brussels
--   ages            whole months; -9 is the start of a pregnancy
--   minutes         minutes after midnight; a block that ends past midnight has closes > 1440
--   weekdays        1 = Monday .. 7 = Sunday (ISO 8601)
--   codes           [a-z0-9]; a card's code is four characters, given once, never reused
--   texts           UTF-8, Dutch; other languages overlay them through "translation"
--
-- Readers only ever read: no view, no trigger, no full-text table (the kiosk indexes in memory).

PRAGMA application_id = 1466263383;
PRAGMA user_version = 1;

CREATE TABLE publication (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  format        INTEGER NOT NULL CHECK (format = 1),
  serial        INTEGER NOT NULL CHECK (serial >= 0),       -- rises by one with each publish
  created       TEXT NOT NULL,                              -- UTC, 'YYYY-MM-DDTHH:MM:SSZ'
  expires       TEXT,                                       -- UTC; after it the kiosk says the offer is old
  as_of         TEXT NOT NULL,                              -- the day the dates were expanded for
  horizon_from  TEXT NOT NULL,                              -- first and last day that occurrences were made for
  horizon_to    TEXT NOT NULL,
  sample        INTEGER NOT NULL CHECK (sample IN (0, 1)),  -- 1: invented data, shown as "Voorbeeldgegevens"
  tool          TEXT NOT NULL                               -- program and version that made the file
) STRICT;

CREATE TABLE house (
  id            INTEGER PRIMARY KEY,
  code          TEXT NOT NULL UNIQUE CHECK (code GLOB '[a-z]*'),
  name          TEXT NOT NULL,                              -- "Huis van het Kind"
  municipality  TEXT NOT NULL,                              -- "Essen"
  mission       TEXT NOT NULL,                              -- paragraphs, separated by an empty line
  place         INTEGER NOT NULL REFERENCES place (id),     -- where the house (and its kiosk) stands
  desk_name     TEXT NOT NULL,                              -- "Het onthaal"
  desk_where    TEXT NOT NULL,                              -- "rechts van de inkom, 10 meter"
  desk_card     INTEGER REFERENCES card (id),               -- card whose opening hours are those of the desk
  phone         TEXT NOT NULL,
  phone_note    TEXT,
  mail          TEXT,
  base_url      TEXT NOT NULL CHECK (base_url GLOB 'https://*'),  -- take-home pages, no slash at the end
  accent        TEXT CHECK (accent GLOB '#??????'),
  idle_list_s   INTEGER NOT NULL DEFAULT 90 CHECK (idle_list_s BETWEEN 20 AND 3600),   -- warn after, on lists
  idle_card_s   INTEGER NOT NULL DEFAULT 150 CHECK (idle_card_s BETWEEN 20 AND 3600),  -- warn after, on cards
  screen_on     INTEGER CHECK (screen_on BETWEEN 0 AND 1440),    -- screen hours, minutes
  screen_off    INTEGER CHECK (screen_off BETWEEN 0 AND 2880),
  greet         INTEGER NOT NULL DEFAULT 1 CHECK (greet IN (0, 1))  -- policy: greet in the house's languages
) STRICT;

CREATE TABLE house_language (
  house         INTEGER NOT NULL REFERENCES house (id),
  position      INTEGER NOT NULL,
  language      TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 3),
  PRIMARY KEY (house, position)
) STRICT, WITHOUT ROWID;

-- Languages that cards of a house speak besides Dutch, the most spoken first; derived, as "listing" is.
CREATE TABLE house_spoken (
  house         INTEGER NOT NULL REFERENCES house (id),
  position      INTEGER NOT NULL CHECK (position BETWEEN 0 AND 29),
  language      TEXT NOT NULL CHECK (length(language) BETWEEN 2 AND 3),
  PRIMARY KEY (house, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
  id            INTEGER PRIMARY KEY,
  code          TEXT NOT NULL UNIQUE,
  name          TEXT NOT NULL,
  house         INTEGER REFERENCES house (id),              -- set when the place is a room of that house
  room          TEXT,                                       -- "lokaal 1"; only for a room of a house
  street        TEXT,
  postcode      TEXT,
  town          TEXT,
  lat           REAL CHECK (lat BETWEEN -90 AND 90),
  lon           REAL CHECK (lon BETWEEN -180 AND 180),
  route         TEXT,                                       -- how to get there, in words
  stop          TEXT,                                       -- nearest bus stop or station
  wheelchair    TEXT NOT NULL DEFAULT 'unknown' CHECK (wheelchair IN ('yes', 'help', 'no', 'unknown')),
  pushchair     TEXT NOT NULL DEFAULT 'unknown' CHECK (pushchair IN ('yes', 'no', 'unknown')),
  toilet        TEXT NOT NULL DEFAULT 'unknown' CHECK (toilet IN ('yes', 'no', 'unknown')),
  changing_table TEXT NOT NULL DEFAULT 'unknown' CHECK (changing_table IN ('yes', 'no', 'unknown'))
) STRICT;

CREATE TABLE life_domain (
  id            INTEGER PRIMARY KEY,
  code          TEXT NOT NULL UNIQUE,
  name          TEXT NOT NULL
) STRICT;

CREATE TABLE age_band (
  id            INTEGER PRIMARY KEY,
  code          TEXT NOT NULL UNIQUE,
  name          TEXT NOT NULL,
  age_from      INTEGER NOT NULL CHECK (age_from BETWEEN -9 AND 300),
  age_to        INTEGER NOT NULL CHECK (age_to BETWEEN age_from AND 1200),
  position      INTEGER NOT NULL
) STRICT;

CREATE TABLE topic (
  id            INTEGER PRIMARY KEY,
  code          TEXT NOT NULL UNIQUE,
  name          TEXT NOT NULL,
  lead          TEXT NOT NULL,                              -- one sentence: what you find here
  icon          TEXT NOT NULL,                              -- Material Icons ligature name
  colour        TEXT NOT NULL CHECK (colour GLOB '#??????')
) STRICT;

CREATE TABLE house_topic (                                  -- tiles and their order are per house
  house         INTEGER NOT NULL REFERENCES house (id),
  position      INTEGER NOT NULL,
  topic         INTEGER NOT NULL REFERENCES topic (id),
  talk_to       INTEGER REFERENCES card (id),               -- a person to talk to about this topic
  PRIMARY KEY (house, position)
) STRICT, WITHOUT ROWID;

-- What every card has, whatever its kind. "partner", "offer" and "activity" hold what only those have.
CREATE TABLE card (
  id            INTEGER PRIMARY KEY,
  code          TEXT NOT NULL UNIQUE CHECK (length(code) = 4 AND code NOT GLOB '*[^a-z0-9]*'),
  type          TEXT NOT NULL CHECK (type IN ('partner', 'offer', 'activity')),
  kind          TEXT NOT NULL CHECK (kind IN (
                  'organisation', 'association', 'independent', 'government',
                  'service', 'info', 'helpline', 'place', 'benefit',
                  'play', 'group', 'training', 'workshop', 'consultation', 'event')),
  title         TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
  lead          TEXT NOT NULL CHECK (length(lead) BETWEEN 1 AND 800),
  easy          TEXT,                                       -- the same in A2 Dutch
  place         INTEGER REFERENCES place (id),
  phone         TEXT,
  mail          TEXT,
  web           TEXT,
  appointment   TEXT NOT NULL DEFAULT 'unknown' CHECK (appointment IN ('none', 'possible', 'required', 'unknown')),
  hours_known   INTEGER NOT NULL CHECK (hours_known IN (0, 1)),  -- 0: no one gave the hours, which is not "closed"
  wheelchair    TEXT NOT NULL CHECK (wheelchair IN ('yes', 'help', 'no', 'unknown')),  -- that of its place
  languages     TEXT NOT NULL DEFAULT 'nl',                 -- spoken, codes separated by spaces
  sensitive     INTEGER NOT NULL DEFAULT 0 CHECK (sensitive IN (0, 1)),
  valid_from    TEXT,
  valid_to      TEXT,
  checked_on    TEXT,
  checked_by    TEXT,                                       -- a role, never a person's name
  review_months INTEGER NOT NULL DEFAULT 6 CHECK (review_months BETWEEN 1 AND 60),
  replaced_by   INTEGER REFERENCES card (id),
  source        TEXT,
  source_licence TEXT,
  media         INTEGER REFERENCES media (id)
) STRICT;

CREATE TABLE partner (
  card          INTEGER PRIMARY KEY REFERENCES card (id),
  roles         TEXT,                                       -- "consultatiebureau; opvoedingswinkel"
  status        TEXT NOT NULL CHECK (status IN ('candidate', 'active', 'stopped')),
  joined        TEXT,
  refer_to_us_for TEXT                                      -- for professionals
) STRICT;

CREATE TABLE offer (                                        -- services, and what an activity shares with them
  card          INTEGER PRIMARY KEY REFERENCES card (id),
  age_from      INTEGER CHECK (age_from BETWEEN -9 AND 1200),    -- NULL: from any age
  age_to        INTEGER CHECK (age_to BETWEEN -9 AND 1200),      -- NULL: to any age
  audience      TEXT NOT NULL DEFAULT 'parents',            -- parents grandparents young professionals; spaces between
  price         TEXT NOT NULL CHECK (price IN ('free', 'paid', 'income', 'gift', 'unknown')),
  price_text    TEXT NOT NULL CHECK (length(price_text) > 0),    -- in words, never empty
  price_cents   INTEGER CHECK (price_cents >= 0),
  reduced_text  TEXT,
  uitpas        INTEGER NOT NULL DEFAULT 0 CHECK (uitpas IN (0, 1)),
  waiting_list  TEXT NOT NULL DEFAULT 'unknown' CHECK (waiting_list IN ('no', 'yes', 'unknown')),
  access        TEXT NOT NULL CHECK (access IN ('everyone', 'priority', 'exclusive')),
  access_note   TEXT,
  mode          TEXT NOT NULL,                              -- site visit phone online; spaces between
  documents     TEXT,                                       -- what to bring
  referral      TEXT,                                       -- facts for professionals
  stage         TEXT NOT NULL DEFAULT 'permanent' CHECK (stage IN ('idea', 'trial', 'permanent', 'ended')),
  pillar        TEXT CHECK (pillar IN ('prevention', 'parenting', 'cohesion')),
  booking       TEXT CHECK (booking IN ('none', 'required', 'recommended'))
) STRICT;

CREATE TABLE activity (                                     -- every activity has a row in "offer" too
  card          INTEGER PRIMARY KEY REFERENCES card (id),
  recurrence_text TEXT,                                     -- "elke woensdag", for people
  capacity      INTEGER CHECK (capacity >= 0),
  campaign      INTEGER REFERENCES campaign (id),
  status        TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'full', 'moved', 'cancelled')),
  status_note   TEXT
) STRICT;

CREATE TABLE card_house (                                   -- in which houses a card is shown
  house         INTEGER NOT NULL REFERENCES house (id),
  card          INTEGER NOT NULL REFERENCES card (id),
  PRIMARY KEY (house, card)
) STRICT, WITHOUT ROWID;

CREATE TABLE card_partner (                                 -- who offers or organises a card, first is the owner
  card          INTEGER NOT NULL REFERENCES card (id),
  position      INTEGER NOT NULL,
  partner       INTEGER NOT NULL REFERENCES card (id),
  PRIMARY KEY (card, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX card_partner_by_partner ON card_partner (partner, card);

CREATE TABLE card_topic (
  card          INTEGER NOT NULL REFERENCES card (id),
  position      INTEGER NOT NULL,                           -- 0 is the topic that gives the card its colour and icon
  topic         INTEGER NOT NULL REFERENCES topic (id),
  PRIMARY KEY (card, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE card_life_domain (
  card          INTEGER NOT NULL REFERENCES card (id),
  life_domain   INTEGER NOT NULL REFERENCES life_domain (id),
  PRIMARY KEY (card, life_domain)
) STRICT, WITHOUT ROWID;

-- What a house lists under a topic, in its standing order (near first, then by name), with the facts that the
-- chips filter on, so that a list needs no other table until its rows are shown. topic 0: the whole house.
CREATE TABLE listing (
  house         INTEGER NOT NULL REFERENCES house (id),
  topic         INTEGER NOT NULL,
  tab           INTEGER NOT NULL CHECK (tab IN (0, 1, 2)),  -- 0 where to go, 1 what to do, 2 partners A-Z
  rank          INTEGER NOT NULL,
  card          INTEGER NOT NULL REFERENCES card (id),
  age_from      INTEGER NOT NULL,                           -- -9 and 1200 where the offer names none
  age_to        INTEGER NOT NULL,
  free          INTEGER NOT NULL CHECK (free IN (0, 1)),
  visit         INTEGER NOT NULL CHECK (visit IN (0, 1)),   -- comes to you
  wheelchair    INTEGER NOT NULL CHECK (wheelchair IN (0, 1)),
  near          INTEGER NOT NULL CHECK (near IN (0, 1)),        -- at most 15 minutes on foot from the house
  parents       INTEGER NOT NULL CHECK (parents IN (0, 1)),     -- for parents; 1 for a partner, who names nobody
  languages     INTEGER NOT NULL CHECK (languages >= 0),        -- spoken: bits by position in house_spoken
  PRIMARY KEY (house, topic, tab, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_by_card ON listing (card, house);

CREATE TABLE occurrence (
  start         TEXT NOT NULL,
  activity      INTEGER NOT NULL REFERENCES card (id),
  "end"         TEXT NOT NULL,
  all_day       INTEGER NOT NULL CHECK (all_day IN (0, 1)),
  status        TEXT NOT NULL CHECK (status IN ('planned', 'full', 'moved', 'cancelled')),
  note          TEXT,                                       -- reason of a cancellation, new place of a moved one
  PRIMARY KEY (start, activity)
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrence_by_activity ON occurrence (activity, start);

CREATE TABLE hours (
  card          INTEGER NOT NULL REFERENCES card (id),
  weekday       INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  opens         INTEGER NOT NULL CHECK (opens BETWEEN 0 AND 1439),
  season        TEXT NOT NULL DEFAULT '',                   -- valid_from again, or ''; the key's columns come first, for
                                                            -- SQLite 3.40 takes others for NULL in integrity_check
  closes        INTEGER NOT NULL CHECK (closes > opens AND closes <= 2880),
  valid_from    TEXT,
  valid_to      TEXT,
  by_appointment INTEGER NOT NULL DEFAULT 0 CHECK (by_appointment IN (0, 1)),
  PRIMARY KEY (card, weekday, opens, season)
) STRICT, WITHOUT ROWID;

CREATE TABLE hours_exception (                              -- replaces the whole day
  card          INTEGER NOT NULL REFERENCES card (id),
  day           TEXT NOT NULL,
  opens         INTEGER NOT NULL CHECK (opens BETWEEN -1 AND 1439),  -- -1: closed all day
  closes        INTEGER NOT NULL CHECK (closes BETWEEN -1 AND 2880),
  note          TEXT,
  PRIMARY KEY (card, day, opens)
) STRICT, WITHOUT ROWID;

CREATE TABLE presence (                                     -- who is in which room of the house, expanded like occurrences
  house         INTEGER NOT NULL REFERENCES house (id),
  start         TEXT NOT NULL,
  card          INTEGER NOT NULL REFERENCES card (id),
  "end"         TEXT NOT NULL,
  place         INTEGER REFERENCES place (id),
  appointment   TEXT NOT NULL DEFAULT 'unknown' CHECK (appointment IN ('none', 'possible', 'required', 'unknown')),
  note          TEXT,
  PRIMARY KEY (house, start, card)
) STRICT, WITHOUT ROWID;

CREATE TABLE question (                                     -- "Mijn kind slaapt slecht"
  id            INTEGER PRIMARY KEY,
  house         INTEGER REFERENCES house (id),              -- NULL: every house
  topic         INTEGER REFERENCES topic (id),
  text          TEXT NOT NULL,
  position      INTEGER NOT NULL
) STRICT;

CREATE TABLE question_card (
  question      INTEGER NOT NULL REFERENCES question (id),
  position      INTEGER NOT NULL,
  card          INTEGER NOT NULL REFERENCES card (id),
  PRIMARY KEY (question, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE holiday (
  id            INTEGER PRIMARY KEY,
  name          TEXT NOT NULL,
  first         TEXT NOT NULL,
  last          TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('public', 'school'))
) STRICT;

CREATE TABLE related (                                      -- "Hoort hierbij"
  card          INTEGER NOT NULL REFERENCES card (id),
  position      INTEGER NOT NULL,
  other         INTEGER NOT NULL REFERENCES card (id),
  PRIMARY KEY (card, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE translation (                                  -- overlay on Dutch; a missing row is shown in Dutch and says so
  subject       TEXT NOT NULL,                              -- table: card, place, topic, house, question ...
  row           INTEGER NOT NULL,                           -- its id
  field         TEXT NOT NULL,
  language      TEXT NOT NULL,
  text          TEXT NOT NULL,
  checked       TEXT,                                       -- day a native reader approved it
  PRIMARY KEY (subject, row, language, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE synonym (
  id            INTEGER PRIMARY KEY,
  language      TEXT NOT NULL,
  word          TEXT NOT NULL,
  means         TEXT,                                       -- another word
  topic         INTEGER REFERENCES topic (id)               -- or a topic
) STRICT;

CREATE TABLE media (
  id            INTEGER PRIMARY KEY,
  type          TEXT NOT NULL CHECK (type IN ('image/png', 'image/jpeg')),
  bytes         BLOB NOT NULL,
  alt           TEXT NOT NULL
) STRICT;

CREATE TABLE campaign (
  id            INTEGER PRIMARY KEY,
  code          TEXT NOT NULL UNIQUE,
  name          TEXT NOT NULL,
  text          TEXT NOT NULL,
  first         TEXT NOT NULL,
  last          TEXT NOT NULL,
  card          INTEGER REFERENCES card (id)
) STRICT;

CREATE TABLE slide (                                        -- on the attract screen, between two dates
  id            INTEGER PRIMARY KEY,
  house         INTEGER REFERENCES house (id),
  title         TEXT NOT NULL,
  text          TEXT NOT NULL,
  first         TEXT NOT NULL,
  last          TEXT NOT NULL,
  card          INTEGER REFERENCES card (id),
  media         INTEGER REFERENCES media (id),
  position      INTEGER NOT NULL
) STRICT;

CREATE TABLE poll (
  id            INTEGER PRIMARY KEY,
  house         INTEGER REFERENCES house (id),
  question      TEXT NOT NULL,
  first         TEXT NOT NULL,
  last          TEXT NOT NULL
) STRICT;

CREATE TABLE poll_answer (
  poll          INTEGER NOT NULL REFERENCES poll (id),
  position      INTEGER NOT NULL,
  text          TEXT NOT NULL,
  icon          TEXT NOT NULL,
  PRIMARY KEY (poll, position)
) STRICT, WITHOUT ROWID;

-- The network of partners (staff only; no screen of the kiosk shows it).
CREATE TABLE body (
  id            INTEGER PRIMARY KEY,
  house         INTEGER REFERENCES house (id),
  name          TEXT NOT NULL,                              -- "Stuurgroep"
  about         TEXT NOT NULL,
  min_per_year  INTEGER,
  max_per_year  INTEGER
) STRICT;
