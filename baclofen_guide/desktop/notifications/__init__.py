"""Messages of the desktop with answers on them: one file per way, the first that is available wins."""
