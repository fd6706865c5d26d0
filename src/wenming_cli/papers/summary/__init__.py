"""小结 and 总结: what was done in a period, in the office's own words."""
