"""Parts of the diary page."""
