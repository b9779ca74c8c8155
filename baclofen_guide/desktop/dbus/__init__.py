"""The message buses of a Linux desktop, without waiting and without losing a signal."""
