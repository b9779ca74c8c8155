"""Pictures painted from data, in the colours of a theme; a kind of figure a file."""
