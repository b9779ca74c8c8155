"""A teaching session with one patient: what is explained, said back, ordered and sent home. Pure, no Qt."""
