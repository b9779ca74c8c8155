"""The gentle reminder sound: one file per way of playing it, the first that works wins."""
