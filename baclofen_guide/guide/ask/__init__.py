"""Questions in the reader's own words, answered from the guide's own pages: no network, no guessing."""
