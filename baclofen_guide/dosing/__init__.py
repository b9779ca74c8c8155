"""Dosing: plans, slots, answers, rules and reminder decisions, as pure functions over frozen values.

Nothing here reads a clock, a file or a window: the present moment comes in as an aware UTC ``datetime``.
Nothing here holds words for readers: results carry message ids, values and fact ids. And nothing here
works out a dose: it expands, checks and follows what a prescriber ordered.
"""
