# Findings as they show beside all else.
tab-findings = Findings
severity-critical = Critical
severity-high = High
severity-medium = Medium
severity-low = Low
found-findings = Findings
found-looking = Looking for what is suspicious
found-part = Read { $n } % so far; findings may change
found-checking = Checking what has been read…
found-none = Nothing suspicious in what is loaded
found-none-hint = { $count ->
    [one] { $n } rule has looked at every event.
   *[other] { $n } rules have looked at every event.
}
found-none-part = Nothing suspicious in what has been read
found-none-part-hint = Not everything has been read: there may be findings in the rest.
found-all-looked = Everything found has been looked at
found-all-looked-hint = New findings appear here.
found-investigate = Investigate
found-all = All findings
found-counts = Findings by severity
found-severity = { $severity }: { $n }
findings-more-people = and { $n } more
found-new = new
list-proof = Evidence of a finding: { $severity }
alerts-unseen = ({ $n }) { $title }
