"""Evidence files: copied beside the plan, and compared with what was recorded."""
