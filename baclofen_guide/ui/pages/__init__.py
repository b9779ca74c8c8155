"""The pages the window can show, one module each."""
