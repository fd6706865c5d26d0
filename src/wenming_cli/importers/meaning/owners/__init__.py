"""Who leads, who helps, who answers for it: verbs with their roles, lists of names, clauses of both."""
