"""Paper: handouts, the current plan, the carry card and the report for a visit, as accessible PDF."""
