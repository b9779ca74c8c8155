"""How a person feels: diary entries and their scales. Pure: no Qt, no files, no clock."""
