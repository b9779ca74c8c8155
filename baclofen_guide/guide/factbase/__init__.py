"""How the fact base is read and proved: its values, strict TOML, and the checks across files."""
