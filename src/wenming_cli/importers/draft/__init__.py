"""The draft of a plan: every node with what was understood, and the text of its plan.toml."""
