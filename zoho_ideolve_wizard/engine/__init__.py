"""Questions, tasks, plans, the runner and its ledger. Knows no service and no screen."""
