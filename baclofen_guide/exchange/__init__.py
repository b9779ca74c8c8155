"""Exchange: files in and out (plan file, CSV, calendar). No Qt, no clock; what it writes is passed in."""
