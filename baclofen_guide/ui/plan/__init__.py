"""Entering what a prescriber ordered: parts of the plan page."""
