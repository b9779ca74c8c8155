"""The steps of a plan: the staircase, the question before a step down, what a prescriber may say."""
