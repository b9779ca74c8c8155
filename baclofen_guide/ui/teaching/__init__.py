"""The screens of a teaching session."""
