"""Windows and pages: show values and send commands. No rules about medicine live here."""
