"""wenming keeps an office's annual work plan: what is due, what was done, and the proof of it."""
