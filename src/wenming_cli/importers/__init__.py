"""Documents in: an office's own file becomes lines, an outline, and a draft of a plan."""
