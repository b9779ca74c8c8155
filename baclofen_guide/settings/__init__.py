"""Settings, regions and the clock: what the rest is told about its surroundings. No Qt, nothing of ours."""
