"""The pure heart: plan + entries + date -> board. No files, clock, environment or terminal."""
