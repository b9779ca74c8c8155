"""The tables of a record, as numbered forward-only migrations.

Rules that keep doses safe are in the database itself, where no mistake in the program can get round them:

- events, plan versions, safety cards, the ledger of supplies, dismissals and the diary are append-only:
  triggers refuse to change or delete a row;
- the entries about one slot are counted by ``turn`` (1, 2, 3 …) and the slot with its turn is unique, so
  that a second tick cannot be stored, whichever window, notification or process it comes from;
- an entry refers to exactly the answer that stands for its slot, or to nothing while none stands; what
  stands is the newest answer that no undo names. An answer is undone at most once;
- a diary entry is corrected at most once, by a later entry of the same person;
- ids rise without holes, so that a lost row is noticed;
- every row has a seal (see `seal`).

Instants are text, ``2026-11-22T14:05:01.123456Z``, and amounts exact decimals as text: both can be read
by eye.
"""

SEALED_TABLES = {
    "person": "person_id",
    "plan_version": "version_id",
    "dose_event": "event_id",
    "about_you": "card_id",
    "supply_entry": "entry_id",
    "dismissal": "dismissal_id",
    "diary_entry": "entry_id",
}
"""The sealed tables and their id columns."""

_APPEND_ONLY = """
CREATE TRIGGER TABLE_no_update BEFORE UPDATE ON TABLE
BEGIN SELECT RAISE(ABORT, 'TABLE is append-only'); END;
CREATE TRIGGER TABLE_no_delete BEFORE DELETE ON TABLE
BEGIN SELECT RAISE(ABORT, 'TABLE is append-only'); END;
"""


def _append_only(*tables: str) -> str:
    return "".join(_APPEND_ONLY.replace("TABLE", table) for table in tables)


_FIRST = """
CREATE TABLE person (
  person_id INTEGER PRIMARY KEY AUTOINCREMENT,
  created_at TEXT NOT NULL,
  seal BLOB NOT NULL
) STRICT;

CREATE TABLE plan_version (
  version_id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person,
  number INTEGER NOT NULL CHECK (number >= 1),
  recorded_at TEXT NOT NULL,
  effective_from TEXT NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document)),
  seal BLOB NOT NULL,
  UNIQUE (person_id, number)
) STRICT;

CREATE TABLE dose_event (
  event_id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL,
  slot_date TEXT NOT NULL CHECK (slot_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  slot_time TEXT NOT NULL CHECK (slot_time GLOB '[0-9][0-9]:[0-9][0-9]'),
  slot_zone TEXT NOT NULL,
  turn INTEGER NOT NULL CHECK (turn >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('taken', 'skipped', 'undone')),
  at TEXT NOT NULL,
  zone TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  mg TEXT NOT NULL,
  pieces TEXT NOT NULL CHECK (json_valid(pieces)),
  version INTEGER NOT NULL,
  refers_to INTEGER REFERENCES dose_event,
  note TEXT NOT NULL,
  seal BLOB NOT NULL,
  UNIQUE (person_id, slot_date, slot_time, slot_zone, turn),
  FOREIGN KEY (person_id, version) REFERENCES plan_version (person_id, number),
  CHECK (kind <> 'undone' OR refers_to IS NOT NULL),
  CHECK (refers_to < event_id)
) STRICT;

CREATE UNIQUE INDEX dose_event_undone_once ON dose_event (refers_to) WHERE kind = 'undone';

CREATE TRIGGER dose_event_in_turn BEFORE INSERT ON dose_event
BEGIN
  SELECT RAISE(ABORT, 'dose_event: not the next turn of its slot')
  WHERE NEW.turn <> 1 + (
    SELECT count(*) FROM dose_event
    WHERE person_id = NEW.person_id AND slot_date = NEW.slot_date
      AND slot_time = NEW.slot_time AND slot_zone = NEW.slot_zone);
  SELECT RAISE(ABORT, 'dose_event: refers to something other than the answer that stands')
  WHERE NEW.refers_to IS NOT (
    SELECT max(answer.event_id) FROM dose_event AS answer
    WHERE answer.person_id = NEW.person_id AND answer.slot_date = NEW.slot_date
      AND answer.slot_time = NEW.slot_time AND answer.slot_zone = NEW.slot_zone
      AND answer.kind <> 'undone'
      AND NOT EXISTS (
        SELECT 1 FROM dose_event AS undo WHERE undo.kind = 'undone' AND undo.refers_to = answer.event_id));
END;

CREATE TABLE about_you (
  card_id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person,
  recorded_at TEXT NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document)),
  seal BLOB NOT NULL
) STRICT;
""" + _append_only("person", "plan_version", "dose_event", "about_you")  # noqa: S608 - our own names

_SUPPLY = """
CREATE TABLE supply_entry (
  entry_id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person,
  kind TEXT NOT NULL CHECK (kind IN ('count', 'refill', 'correction', 'unknown', 'undone')),
  form TEXT NOT NULL,
  mg TEXT NOT NULL,
  scored INTEGER NOT NULL CHECK (scored IN (0, 1)),
  count TEXT,
  at TEXT NOT NULL,
  zone TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  refers_to INTEGER REFERENCES supply_entry,
  note TEXT NOT NULL,
  seal BLOB NOT NULL,
  CHECK ((count IS NULL) = (kind IN ('unknown', 'undone'))),
  CHECK ((refers_to IS NULL) = (kind <> 'undone')),
  CHECK (refers_to < entry_id)
) STRICT;

CREATE UNIQUE INDEX supply_entry_undone_once ON supply_entry (refers_to);

CREATE TABLE dismissal (
  dismissal_id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person,
  signal TEXT NOT NULL,
  situation TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  seal BLOB NOT NULL
) STRICT;
""" + _append_only("supply_entry", "dismissal")

_DIARY = """
CREATE TABLE diary_entry (
  entry_id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  recorded_at TEXT NOT NULL,
  stiffness INTEGER CHECK (stiffness BETWEEN 0 AND 10),
  frequency INTEGER CHECK (frequency BETWEEN 0 AND 4),
  severity INTEGER CHECK (severity BETWEEN 1 AND 3),
  sleep INTEGER CHECK (sleep BETWEEN 0 AND 10),
  falls INTEGER CHECK (falls BETWEEN 0 AND 50),
  triggers TEXT NOT NULL CHECK (json_valid(triggers)),
  signs TEXT NOT NULL CHECK (json_valid(signs)),
  note TEXT NOT NULL,
  refers_to INTEGER REFERENCES diary_entry,
  seal BLOB NOT NULL,
  CHECK (severity IS NULL OR (frequency IS NOT NULL AND frequency > 0)),
  CHECK (refers_to < entry_id)
) STRICT;

CREATE UNIQUE INDEX diary_entry_corrected_once ON diary_entry (refers_to);
CREATE INDEX diary_entry_by_day ON diary_entry (person_id, day);

CREATE TRIGGER diary_entry_own BEFORE INSERT ON diary_entry WHEN NEW.refers_to IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'diary_entry: corrects the entry of somebody else')
  WHERE NOT EXISTS (
    SELECT 1 FROM diary_entry WHERE entry_id = NEW.refers_to AND person_id = NEW.person_id);
END;
""" + _append_only("diary_entry")  # noqa: S608 - our own names

MIGRATIONS: tuple[str, ...] = (_FIRST, _SUPPLY, _DIARY)
"""Migration ``n`` (counted from 1) turns a record of version ``n - 1`` into one of version ``n``."""


def newest() -> int:
    """The version this program writes."""
    return len(MIGRATIONS)
