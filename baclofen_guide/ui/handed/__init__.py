"""Opening a plan that was handed over: what it says, how it differs, and taking it up."""
