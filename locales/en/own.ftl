### Findings of rules that the reader has brought.

rule-own-name = A rule of your own
rule-own-why = You brought this rule; it does not say what it is for.
advice-own = Look at the events, and judge by what the rule is for.
own-false-positives = The rule’s author expects it to be harmless with: { $list }.
own-source = A rule of your own (Sigma).
finding-sure-own = your own rule
