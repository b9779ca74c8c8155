"""What the operating system gives: messages, tray, sound, start at login, sleep, one running copy."""
