### Sigma rules that somebody opened, and the workers that heavy things run in.


sigma-title = Your own rules (Sigma)
sigma-hint = Rules in Sigma form (YAML) look at what is loaded and at what arrives, correlations included. They are read and run in this browser and kept in it; drop files anywhere on the page, or open them here.
sigma-open = Open rule files…
sigma-reading = Reading the rules…
sigma-no-text = “{ $name }” is not text, or longer than a megabyte.
sigma-remove = Remove “{ $name }”
sigma-rules = { $count ->
    [one] { $n } rule
   *[other] { $n } rules
}
sigma-rule = rule
sigma-correlation = correlation
sigma-level-informational = Info
sigma-at-rule = “{ $rule }”, line { $line }:
sigma-at-line = Line { $line }:
sigma-problem-yaml = this is not YAML.
sigma-problem-sigma = this is no Sigma rule.
sigma-problem-modifier = a modifier is unknown, or contradicts another or its value.
sigma-problem-condition = the condition cannot be read, or names a selection that is not there.
sigma-problem-value = a value cannot be used here.
sigma-problem-reference = it refers to a rule that is not there, or to itself.
sigma-problem-other = this rule cannot be used.
sigma-problem-double = another rule has the same id.
sigma-problem-foreign = it is about another system, so it is not run.
sigma-filter = filter
sigma-examples = Add the examples
sigma-not-kept = The browser has no room to keep these rules: they work until the page is closed.
sigma-running = The rules have looked at { $done } of { $total } events…
sigma-done = The rules have looked at every loaded event.
sigma-slow = Given up because they took too long: { $rules }
