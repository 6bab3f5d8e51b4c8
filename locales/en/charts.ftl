# Histogram and charts.
histogram-further = { $count ->
    [one] { $n } more
   *[other] { $n } more
}
chart-over-time = { $name } over time
chart-keys-all = All { $n } kinds
chart-keys-fewer = Fewer kinds
# The scale of a card: its highest point, and what a point stands for.
chart-peak = up to { $n } in { $width }
