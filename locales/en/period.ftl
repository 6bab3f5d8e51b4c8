# What is selected before all that is loaded, and filters that are told together.
beyond-unread = { $range } has not been loaded: that nothing is shown there does not mean that nothing happened.
beyond-gone = { $range } is not loaded, and no longer kept by Pachca.
beyond-files = { $range } is not in the opened files.
filters-many = { $name }: { $count ->
    [one] { $n } value
   *[other] { $n } values
}
