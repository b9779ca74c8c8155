"""Parts of the Paper page: what is wanted, who sets it, how it is shown and printed."""
