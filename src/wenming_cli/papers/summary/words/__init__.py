"""The words of a summary: an item as a sentence, what an office has to do, what was noted."""
