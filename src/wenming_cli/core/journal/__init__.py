"""Entries: what was recorded, in what order, what was taken back, and how lines are sealed."""
