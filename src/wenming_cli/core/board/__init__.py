"""The board: plan and entries folded into the state of each item on a day."""
