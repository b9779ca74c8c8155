"""Reading a page of the guide: the text itself and what stands around it."""
