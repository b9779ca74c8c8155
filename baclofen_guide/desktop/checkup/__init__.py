"""The reminder check-up: each link of the chain by which a reminder reaches a person, told as data."""
