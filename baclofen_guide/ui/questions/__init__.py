"""Check yourself, seen: one question at a time, what came of it, and what to ask a patient."""
