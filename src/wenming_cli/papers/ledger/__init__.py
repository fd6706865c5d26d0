"""工作台账 and 任务分解表: the plan as tables."""
