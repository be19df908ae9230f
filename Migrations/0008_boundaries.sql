-- Areas of municipalities for the maps, from a file that the user loads with `byregion boundaries import`.

CREATE TABLE boundaries ( -- The area of a municipality, from the file that boundary_files names.
  number   TEXT NOT NULL PRIMARY KEY -- Its number, four digits, in the register of the year.
           CONSTRAINT "number is four digits" CHECK (number GLOB '[0-9][0-9][0-9][0-9]'),
  year     INTEGER NOT NULL -- Whose municipality it is: 2015 or 2024.
           CONSTRAINT "year is 2015 or 2024" CHECK (year = 2015 OR year = 2024),
  geometry TEXT NOT NULL -- Its area as GeoJSON: a MultiPolygon in degrees (WGS84), simplified.
           CONSTRAINT "geometry is not empty" CHECK (geometry <> '')
) STRICT;

CREATE TABLE boundary_files ( -- The file that boundaries come from: none or one.
  name        TEXT NOT NULL PRIMARY KEY -- Its name.
              CONSTRAINT "name is not empty" CHECK (name <> ''),
  sha256      TEXT NOT NULL -- SHA-256 of its bytes, 64 hexadecimal digits.
              CONSTRAINT "sha256 is 64 hexadecimal digits" CHECK (length(sha256) = 64),
  attribution TEXT, -- Whom its owner asks to name, or NULL.
  imported_at TEXT NOT NULL -- When it was loaded, UTC.
) STRICT, WITHOUT ROWID;
