# What the filters' bar and the facets say beside the filters themselves.
chips-all = Show all filters
account-you = you
account-hint = The token in use belongs to this account. Each read of the log is logged as one of its events.
account-title = Your account
account-only = Only mine
account-without = Without mine
