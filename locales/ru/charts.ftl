# Гистограмма и графики.
histogram-further = { $count ->
    [one] ещё { $n }
    [few] ещё { $n }
   *[many] ещё { $n }
}
chart-over-time = { $name }: события во времени
chart-keys-all = Все виды: { $n }
chart-keys-fewer = Меньше видов
# Масштаб карточки: самая высокая точка и сколько времени в одной точке.
chart-peak = до { $n } за { $width }
