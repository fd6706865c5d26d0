"""The one grammar of dates: what people write for a day, and for days, in a plan's year."""
