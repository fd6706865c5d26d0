"""Closing a period (封账): its code, what it covers, and what became of that since."""
