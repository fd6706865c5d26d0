"""The plan as its people wrote it, and its working days."""
