# Histogram and charts.
histogram-hint = Drag across the bars to select a stretch of time. With the keyboard, move its start and its end with the arrow keys, with Shift by ten bars; Escape clears the selection.
histogram-parts = By category
histogram-further = { $count ->
    [one] { $n } more
   *[other] { $n } more
}
chart-over-time = { $name } over time
chart-keys-all = All { $n } kinds
chart-keys-fewer = Fewer kinds
# The scale of a card: its highest point, and what a point stands for.
chart-peak = up to { $n } in { $width }
