"""The departments' sheets: who is reminded, who handed in."""
