# Cases and their reports, where findings and notes lead to them.
case-offered = { $count ->
    [one] Put the one event of this incident into a case
   *[other] Put the { $n } events of this incident into a case
}
case-noted = { $count ->
    [one] Put the one noted event below into a case
   *[other] Put the { $n } noted events below into a case
}
case-sure = Give up?
case-give-up-sure = Give up? The case { $name } goes, its notes stay
