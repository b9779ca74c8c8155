"""Baclofen Guide: learn about baclofen, be reminded of doses, come off it safely."""

__version__ = "0.1.0"
