"""Many units: what was handed in, what they add up to."""
