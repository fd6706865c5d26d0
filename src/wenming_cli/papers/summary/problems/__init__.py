"""存在的问题: what is not done, of which kind, why, and what was not reached."""
