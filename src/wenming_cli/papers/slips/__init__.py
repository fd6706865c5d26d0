"""催办单: a form for each department that is chased."""
