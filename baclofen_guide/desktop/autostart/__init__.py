"""Start at login, so that reminders come without anybody opening the program: one file per system."""
